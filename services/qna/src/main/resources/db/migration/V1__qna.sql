-- What the qna service keeps. Others' facts (conference, session, participant) are projections: copies by version.

create table conference (
    id          uuid        primary key,
    access      text        not null check (access in ('open', 'registration', 'invitation')),
    attribution text        not null check (attribution in ('onTheRecord', 'chathamHouse')),
    version     bigint      not null
);

create table session (
    id          uuid        primary key,
    conference  uuid        not null,
    public      boolean     not null,
    withdrawn   boolean     not null,
    ended       boolean     not null,
    version     bigint      not null
);

create index session_conference on session (conference);

create table participant (
    conference  uuid        not null,
    subject     uuid        not null,
    kind        text        not null check (kind in ('delegate', 'viewer', 'youth', 'press')),
    -- Confirmed, checked in or waitlisted.
    present     boolean     not null,
    version     bigint      not null,
    primary key (conference, subject)
);

-- Whether a session takes questions and votes; a session without a row takes both.
create table session_window (
    session     uuid        primary key,
    asking      boolean     not null,
    voting      boolean     not null,
    closes_at   timestamptz,
    version     bigint      not null
);

create table question (
    id           uuid        primary key default uuidv7(),
    session      uuid        not null,
    asker        uuid        not null,
    -- As what the asker took part; null for a question that a moderator typed in for somebody else.
    asker_kind   text        check (asker_kind in ('delegate', 'viewer', 'press')),
    text         text        not null,
    -- Decisions hold a digest of salt and text: with the salt gone, nobody can guess a deleted text from it.
    salt         bytea       not null,
    shown_as     text        not null check (shown_as in ('name', 'affiliation', 'anonymous')),
    author       text,
    origin       text        not null check (origin in ('web', 'room', 'social', 'youthForum')),
    language     text        not null,
    state        text        not null check (state in
                     ('waiting', 'published', 'dismissed', 'selected', 'onStage', 'answered', 'withdrawn')),
    asked_at     timestamptz not null,
    published_at timestamptz,
    selected_at  timestamptz,
    staged_at    timestamptz,
    answered_at  timestamptz,
    decided_at   timestamptz,
    answer       text,
    rule         text,
    reason       text,
    version      bigint      not null,
    check (author is null or shown_as <> 'anonymous'),
    check ((state = 'dismissed') = (rule is not null and reason is not null))
);

create unique index question_on_stage on question (session) where state = 'onStage';
create index question_session on question (session, state);
create index question_asker on question (asker, session, id);

-- The truth about support: one row for a person and a question. No foreign key: its check would lock a hot question's
-- row for every vote; the statement that inserts joins the question, and questions are never deleted under their votes.
create table vote (
    question    uuid        not null,
    subject     uuid        not null,
    cast_at     timestamptz not null,
    primary key (question, subject)
);

-- What one batch of votes changed and the stored tally does not hold yet. Rows are only added and taken away whole, so
-- no two batches wait for each other over a popular question.
create table tally_due (
    place       bigint      generated always as identity primary key,
    question    uuid        not null,
    -- Null asks for the votes to be counted one by one.
    change      integer,
    noted_at    timestamptz not null
);

create index tally_due_question on tally_due (question);

-- Derived from the votes, by the outbox's leader alone.
create table tally (
    question    uuid        primary key,
    votes       bigint      not null,
    version     bigint      not null
) with (fillfactor = 50);

-- The head of each session's chain of decisions. Its row is locked by whoever appends.
create table decision_head (
    session     uuid        primary key,
    count       bigint      not null,
    link        text        not null
);

create table decision (
    id                 uuid        primary key default uuidv7(),
    session            uuid        not null,
    -- From 1, without a gap.
    place              bigint      not null,
    -- Null when the decision is about the session's window.
    question           uuid,
    act                text        not null,
    before             text        not null,
    after              text        not null,
    role               text        not null,
    rule               text,
    decided_at         timestamptz not null,
    text_commitment    text       not null,
    reason_commitment  text       not null,
    decider_commitment text       not null,
    previous           text       not null,
    link               text       not null,
    unique (session, place)
);

-- What the chain only commits to, so that it can be deleted at its term without breaking the chain.
create table decision_words (
    decision    uuid        primary key references decision (id),
    salt        bytea       not null,
    reason      text,
    decider     uuid        not null
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'table % is append-only', tg_table_name using errcode = 'restrict_violation';
end
$$;

create trigger decision_is_append_only before update or delete on decision
    for each row execute function refuse_change();
create trigger decision_is_never_emptied before truncate on decision
    for each statement execute function refuse_change();

create function refuse_retreat() returns trigger language plpgsql as $$
begin
    if new.session <> old.session or new.count <> old.count + 1 then
        raise exception 'a chain of decisions only grows' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

create trigger decision_head_only_grows before update on decision_head
    for each row execute function refuse_retreat();
create trigger decision_head_stays before delete on decision_head
    for each row execute function refuse_change();
