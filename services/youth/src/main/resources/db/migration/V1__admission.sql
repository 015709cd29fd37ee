-- What this service needs to know of conferences, kept from the sessions service's events.
create table conference (
    id      uuid   primary key,
    slug    text   not null,
    title   text   not null,
    access  text   not null check (access in ('open', 'registration', 'invitation')),
    version bigint not null
);

-- Not unique: events of two conferences arrive in no order, so a freed slug may for a moment seem taken twice.
create index conference_slug on conference (slug);

-- Links that hold a secret, each for one thing: a sending organisation's adult, a guardian. The secret is made from
-- purpose, id, generation and a key that is not in this database; it is never stored.
create table link (
    purpose      text        not null check (purpose in ('confirmation', 'guardian')),
    id           uuid        not null,
    -- A new one ends all links made before.
    generation   integer     not null default 1,
    -- Whose first answer was confirmed by a mailed code.
    confirmed_at timestamptz,
    revoked_at   timestamptz,
    -- The code mailed last, by its number; it is made like the secret.
    code         integer     not null default 0,
    code_sent_at timestamptz,
    codes_today  integer     not null default 0,
    wrong        integer     not null default 0,
    primary key (purpose, id)
);

-- Organisations that send young people: schools, youth clubs.
create table sending_group (
    id            uuid        primary key default uuidv7(),
    conference    uuid        not null references conference,
    organisation  text        not null,
    -- The adult who confirms who the members are and how old.
    contact_name  text,
    contact_email text        not null,
    code          text        not null unique,
    created_by    uuid        not null,
    created_at    timestamptz not null,
    closed_at     timestamptz,
    -- When the adult was last told that somebody waits.
    told_at       timestamptz,
    version       bigint      not null default 1
);

create index sending_group_conference on sending_group (conference, id);

-- A young person's way into a conference's youth forum. Which state it is in follows from these facts.
create table admission (
    id             uuid        primary key default uuidv7(),
    conference     uuid        not null references conference,
    subject        uuid        not null,
    sending_group  uuid        not null references sending_group,
    pseudonym      text        not null,
    -- The pseudonym as others would confuse it: composed, without case and spaces.
    pseudonym_key  text        not null,
    birth_year     smallint    not null,
    country        text        not null,
    -- Who they are, for the adult alone; gone as soon as the adult has decided.
    name           text,
    guardian_email text,
    joined_at      timestamptz not null,
    confirmed_at   timestamptz,
    declined_at    timestamptz,
    tries          smallint    not null default 0,
    ready_at       timestamptz,
    version        bigint      not null default 1,
    unique (conference, subject),
    unique (conference, pseudonym_key),
    constraint decided_once check (confirmed_at is null or declined_at is null),
    constraint no_name_once_decided check (name is null or (confirmed_at is null and declined_at is null))
);

create index admission_group on admission (sending_group, id);
create index admission_conference on admission (conference, id);

-- What is consented to now: one answer for each purpose and each of the two who may give it.
create table consent (
    admission    uuid        not null references admission on delete cascade,
    purpose      text        not null check (purpose in ('takePart', 'recorded', 'pseudonymPublished')),
    giver        text        not null check (giver in ('guardian', 'self')),
    yes          boolean     not null,
    text_version integer     not null,
    given_at     timestamptz not null,
    primary key (admission, purpose, giver)
);

-- Every answer that was ever given.
create table consent_given (
    id           uuid        primary key default uuidv7(),
    admission    uuid        not null references admission on delete cascade,
    purpose      text        not null,
    giver        text        not null,
    yes          boolean     not null,
    text_version integer     not null,
    given_at     timestamptz not null
);

create index consent_given_admission on consent_given (admission, id);

-- Group codes that did not fit, to slow down who guesses.
create table wrong_code (
    subject  uuid        not null,
    tried_at timestamptz not null
);

create index wrong_code_subject on wrong_code (subject, tried_at);

-- Mails that are owed. Addresses are read when the mail goes out.
create table owed_letter (
    id       uuid        primary key default uuidv7(),
    kind     text        not null check (kind in ('membersWait', 'confirmationCode', 'guardianAsked', 'guardianCode')),
    -- The group or the admission.
    about    uuid        not null,
    attempts integer     not null default 0,
    due_at   timestamptz not null default now()
);

create index owed_letter_due_at on owed_letter (due_at);
