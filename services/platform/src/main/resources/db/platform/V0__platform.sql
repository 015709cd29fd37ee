-- What every service's database holds for the platform: events on their way out, events already acted on, and answers
-- given to requests that may be repeated. Applied before the service's own migrations.

create table outbox (
    -- The order of publishing. Drawn before the commit: a gap may be filled later, so rows are taken, not passed by.
    place       bigint generated always as identity primary key,
    id          uuid        not null,
    key         uuid        not null,
    type        text        not null,
    subject     text        not null,
    payload     bytea       not null,
    traceparent text,
    added_at    timestamptz not null default now()
);

create table inbox (
    consumer    text        not null,
    event       uuid        not null,
    acted_at    timestamptz not null default now(),
    primary key (consumer, event)
);

create table answer (
    scope       text        primary key,
    asked       text        not null,
    status      integer     not null,
    body        text,
    location    text,
    tag         text,
    kept_at     timestamptz not null default now()
);

create index answer_kept_at on answer (kept_at);
