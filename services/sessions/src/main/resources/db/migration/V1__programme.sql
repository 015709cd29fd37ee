-- Conferences and what is on when. Times are absolute; a conference's time zone says how its hall reads them.

create table conference (
    id          uuid        primary key default uuidv7(),
    slug        text        not null unique,
    reference   text,
    title       text        not null,
    summary     text,
    starts_on   date        not null,
    ends_on     date        not null check (ends_on >= starts_on),
    time_zone   text        not null,
    place       text,
    hosts       text[]      not null default '{}',
    partners    text[]      not null default '{}',
    funders     text[]      not null default '{}',
    project     text,
    hashtag     text,
    languages   text[]      not null default '{}',
    access      text        not null check (access in ('open', 'registration', 'invitation')),
    attribution text        not null check (attribution in ('onTheRecord', 'chathamHouse')),
    accent      text,
    facts       jsonb       not null default '[]',
    -- The account that created it: its first organiser, which registration makes of it.
    creator     uuid        not null,
    version     bigint      not null default 1
);

create index conference_latest on conference (starts_on desc, id desc);

create table theme (
    id                uuid    primary key default uuidv7(),
    conference        uuid    not null references conference,
    title             text    not null,
    tag               text    not null,
    guiding_questions text[]  not null default '{}',
    -- The order in which the organiser listed them.
    place             integer not null
);

create unique index theme_tag on theme (conference, lower(tag));

create table session (
    id             uuid        primary key default uuidv7(),
    conference     uuid        not null references conference,
    -- How imported schedules name it: their guid, or a name made from their event id.
    guid           uuid        not null,
    title          text        not null,
    subtitle       text,
    kind           text        not null,
    theme          uuid        references theme,
    room           text        not null,
    starts_at      timestamptz not null,
    ends_at        timestamptz not null check (ends_at >= starts_at),
    -- The conference day it belongs to: what starts after midnight may belong to the day before.
    day            date        not null,
    language       text,
    abstract       text,
    description    text,
    contributors   jsonb       not null default '[]',
    state          text        not null default 'scheduled'
                   check (state in ('scheduled', 'preview', 'live', 'paused', 'ended', 'replay')),
    armed          boolean     not null default false,
    -- Whether the pause came from the encoder's drop: only that one ends by itself.
    dropped        boolean     not null default false,
    preview_at     timestamptz,
    started_at     timestamptz,
    paused_at      timestamptz,
    ended_at       timestamptz,
    withdrawn      boolean     not null default false,
    version        bigint      not null default 1,
    unique (conference, guid)
);

create index session_programme on session (conference, starts_at, room, id) where not withdrawn;
create index session_theme on session (theme);
create index session_armed on session (starts_at) where armed and not withdrawn;

create table posted_update (
    id        uuid        primary key default uuidv7(),
    session   uuid        not null references session,
    text      text        not null,
    posted_at timestamptz not null,
    -- The account that posted it; never shown.
    author    uuid        not null,
    version   bigint      not null default 1
);

create index posted_update_latest on posted_update (session, posted_at desc, id desc);

create table stream (
    id             uuid        primary key default uuidv7(),
    session        uuid        not null unique references session,
    -- The name by which the media server knows it: 128 random bits, so that knowing it is the right to watch.
    path           text        not null unique,
    -- Which key is valid; keys are derived from it and never stored. None while it is 0.
    generation     integer     not null default 0,
    key_issued_at  timestamptz,
    -- The port of its own SRT listener, where the media server gives each stream one; given back when it is over.
    port           integer     unique,
    -- Since when an encoder publishes; null while none does.
    connected_at   timestamptz,
    bytes_received bigint      not null default 0,
    version        bigint      not null default 1
);
