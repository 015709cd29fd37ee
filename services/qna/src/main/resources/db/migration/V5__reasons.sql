-- Decisions that can be looked into: grounds for merging, too; appeals; what is taken off the board is sealed.

-- A merged question has a rule and a reason as well.
alter table question drop constraint question_check1;
update question set rule = 'duplicate', reason = 'It asks the same as another question.' where state = 'merged';
alter table question
    add constraint grounds_of_restriction
        check ((state in ('dismissed', 'merged')) = (rule is not null and reason is not null)),
    -- Gone with the text, when that is deleted at its term: then nobody can try texts until one fits.
    alter column salt drop not null,
    -- Empty while it is sealed, and when it is deleted.
    add constraint text_unless_hidden check (text <> '' or state in ('dismissed', 'withdrawn'));

-- What a dismissed question said.
create table sealed_text (
    question    uuid        primary key references question (id),
    sealed      bytea       not null,
    sealed_at   timestamptz not null
);

create index sealed_text_term on sealed_text (sealed_at);

-- Who has read what is sealed.
create table text_reading (
    id          uuid        primary key default uuidv7(),
    session     uuid        not null,
    question    uuid        not null,
    by          uuid        not null,
    by_name     text        not null,
    read_at     timestamptz not null
);

create index text_reading_session on text_reading (session, id);
create trigger text_reading_is_append_only before update or delete on text_reading
    for each row execute function refuse_change();

-- A second look at a decision that restricts a question or its asker, taken when it was; another one may be appealed
-- anew.
create table appeal (
    question      uuid        not null references question (id),
    act           text        not null check (act in ('dismiss', 'merge', 'reword', 'block')),
    restricted_at timestamptz not null,
    words         text,
    asked_at      timestamptz not null,
    state         text        not null check (state in ('waiting', 'upheld', 'overturned')),
    decided_at    timestamptz,
    answer        text,
    primary key (question, act, restricted_at),
    check ((state = 'waiting') = (decided_at is null))
);

-- When the question was asked, and by which way it came: what the ledger's figures follow from.
alter table decision
    add column asked_at timestamptz,
    add column source_commitment text;
alter table decision_words add column source text;

create index decision_question on decision (question, place) where question is not null;
