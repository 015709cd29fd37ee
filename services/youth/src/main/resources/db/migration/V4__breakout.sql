-- Rooms with a topic. What a room is at a moment follows from these facts, who is there, and the clock.
create table breakout (
    id              uuid        primary key default uuidv7(),
    conference      uuid        not null references conference,
    topic           text        not null,
    band            text        not null check (band in ('13-15', '16-17')),
    capacity        smallint    not null,
    minutes         smallint    not null,
    by_choice       boolean     not null,
    created_by      uuid        not null,
    -- The last time it was opened.
    opened_at       timestamptz,
    ends_at         timestamptz,
    closed_at       timestamptz,
    ending          text        check (ending in ('byHand', 'time', 'unsupervised')),
    frozen          boolean     not null default false,
    frozen_by_lead  boolean     not null default false,
    recording_since timestamptz,
    version         bigint      not null default 1,
    constraint opened_until check ((opened_at is null) = (ends_at is null)),
    constraint closed_why check ((closed_at is null) = (ending is null)),
    constraint closed_once_opened check (closed_at is null or opened_at is not null),
    constraint nothing_recorded_without_room check (recording_since is null or (opened_at is not null and closed_at is null))
);

create index breakout_conference on breakout (conference, id);
create index breakout_opened on breakout (id) where opened_at is not null and closed_at is null;

-- Who is in a room, as far as was heard of them. Kept no longer than the room is open.
create table presence (
    breakout   uuid        not null references breakout on delete cascade,
    person     uuid        not null,
    part       text        not null check (part in ('youth', 'facilitator')),
    name       text        not null,
    recordable boolean     not null,
    seen_at    timestamptz not null,
    left_at    timestamptz,
    primary key (breakout, person)
);

-- Nobody is in two rooms.
create unique index presence_in_one_room on presence (person) where left_at is null;

-- Which room a young person belongs to.
create table roster (
    admission uuid primary key references admission on delete cascade,
    breakout  uuid not null references breakout on delete cascade
);

create index roster_breakout on roster (breakout);

-- What the safeguarding lead, or who facilitates, is to look at now.
create table alert (
    id         uuid        primary key default uuidv7(),
    conference uuid        not null references conference,
    breakout   uuid        references breakout on delete cascade,
    kind       text        not null check (kind in ('unsupervised', 'help', 'leadCalled')),
    -- Who asked, and how the others know them.
    person     uuid,
    name       text,
    raised_at  timestamptz not null,
    seen_at    timestamptz,
    seen_by    uuid
);

create index alert_open on alert (conference, id) where seen_at is null;
create unique index alert_asked_once on alert (breakout, kind, person) where seen_at is null;
