-- Who may register at a conference, from when to when. Its row is locked by every change of a registration there, so
-- that places are given one after the other.
create table admission (
    conference uuid        primary key references conference,
    opens_at   timestamptz,
    closes_at  timestamptz,
    version    bigint      not null default 0
);

-- A kind without a row follows the usual rule.
create table admission_rule (
    conference      uuid    not null references admission,
    kind            text    not null check (kind in ('delegate', 'viewer', 'youth', 'press')),
    -- Null: as many as come.
    capacity        integer check (capacity >= 0),
    approval        boolean not null,
    invitation_only boolean not null,
    primary key (conference, kind)
);

-- Drawn while the admission row is locked, so that a later place is behind an earlier one.
create sequence line_place;

-- One a person and conference, for good: who cancels and comes again keeps the row, and its version goes on rising.
create table registration (
    id            uuid        primary key default uuidv7(),
    conference    uuid        not null references conference,
    subject       uuid        not null,
    kind          text        not null check (kind in ('delegate', 'viewer', 'youth', 'press')),
    state         text        not null
                  check (state in ('pending', 'confirmed', 'waitlisted', 'declined', 'cancelled', 'checkedIn')),
    -- The order of the waiting list; gaps mean nothing.
    line          bigint,
    name          text,
    organisation  text,
    country       text,
    email         text,
    consents      text[]      not null default '{}',
    answers       jsonb       not null default '{}',
    registered_at timestamptz not null,
    version       bigint      not null default 1,
    unique (conference, subject),
    constraint only_who_waits_stands_in_line check ((state = 'waitlisted') = (line is not null)),
    constraint nothing_personal_of_minors check (
        kind <> 'youth' or (name is null and organisation is null and country is null and email is null
                            and consents = '{}' and answers = '{}'))
);

create index registration_places on registration (conference, kind, state, line);
create index registration_roster on registration (conference, registered_at, id);
create index registration_subject on registration (subject);
