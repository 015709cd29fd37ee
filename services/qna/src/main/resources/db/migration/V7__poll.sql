-- Polls: a prompt with choices, opened and closed by moderators; one ballot a person.
create table poll (
    id           uuid        primary key default uuidv7(),
    session      uuid        not null,
    prompt       text        not null,
    kind         text        not null check (kind in ('single', 'multiple', 'scale')),
    -- What one chooses from; empty for a scale.
    options      text[]      not null,
    -- How many choices one ballot may hold.
    at_most      smallint    not null check (at_most >= 1),
    -- Choices are numbers: places in options, from 0, or the steps of a scale.
    first_choice smallint    not null,
    last_choice  smallint    not null,
    first_label  text,
    last_label   text,
    language     text        not null,
    -- When counts are shown: while people vote, or only once it is closed.
    results      text        not null check (results in ('live', 'closed')),
    state        text        not null check (state in ('draft', 'open', 'closed')),
    opened_at    timestamptz,
    closes_at    timestamptz,
    closed_at    timestamptz,
    version      bigint      not null,
    check (first_choice < last_choice),
    check (kind = 'scale' or (first_choice = 0 and last_choice = cardinality(options) - 1)),
    check (kind = 'multiple' or at_most = 1),
    check ((state = 'draft') = (opened_at is null)),
    check ((state = 'closed') = (closed_at is not null))
);

create index poll_session on poll (session, id);
create unique index poll_open on poll (session) where state = 'open';

-- The truth about a poll: one row for a person and a poll. No foreign key, as with votes.
create table ballot (
    poll         uuid        not null,
    subject      uuid        not null,
    -- Ascending, each once.
    choices      smallint[]  not null check (cardinality(choices) >= 1),
    cast_at      timestamptz not null,
    primary key (poll, subject)
);

-- What one batch of ballots changed and the stored tally does not hold yet: rows are only added, and taken away whole.
create table ballot_due (
    place        bigint      generated always as identity primary key,
    poll         uuid        not null,
    -- By how many ballots there are more.
    change       integer     not null,
    noted_at     timestamptz not null
);

create index ballot_due_poll on ballot_due (poll);

-- Derived from the ballots.
create table ballot_tally (
    poll         uuid        primary key,
    ballots      bigint      not null,
    -- For each choice from the first to the last, how many ballots hold it.
    counts       bigint[]    not null,
    version      bigint      not null
) with (fillfactor = 50);
