-- What this service needs to know of sessions, kept as conferences are. No foreign key: events arrive in no order.
create table session (
    id         uuid    primary key,
    conference uuid    not null,
    -- Ended, or taken off the programme.
    over       boolean not null,
    version    bigint  not null
);

-- Questions that young people suggest for a session, and what became of them.
create table question (
    -- Its own in the qna service too, once it is put.
    id              uuid        primary key default uuidv7(),
    conference      uuid        not null references conference,
    -- Whose it is; null once they have left. What was put stays then, with what went along.
    admission       uuid        references admission on delete set null,
    session         uuid        not null,
    text            text        not null,
    language        text        not null,
    suggested_at    timestamptz not null,
    -- Putting: the qna service was asked to take it, and whether it did is not known yet.
    state           text        not null check (state in ('waiting', 'putting', 'put', 'declined')),
    reason          text,
    decided_by      uuid,
    decided_at      timestamptz,
    -- What went along: the pseudonym only where it may be published.
    pseudonym       text,
    band            text,
    -- The pseudonym went along and may not be published any more: the qna service is yet to be told.
    hiding          boolean     not null default false,
    -- The qna service's word, by its version.
    outcome         text,
    answer          text,
    outcome_version bigint      not null default 0,
    version         bigint      not null default 1,
    constraint reason_if_declined check ((state = 'declined') = (reason is not null)),
    constraint somebodys_until_put check (admission is not null or state = 'put')
);

create index question_conference on question (conference, state, id);
create index question_hiding on question (id) where hiding;
create index question_admission on question (admission, id);
