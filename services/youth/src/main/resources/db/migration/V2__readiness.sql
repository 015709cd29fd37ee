-- The scenarios that a conference has chosen; without a row the usual ones.
create table questionnaire (
    conference uuid        primary key references conference,
    forms      jsonb       not null,
    version    bigint      not null,
    changed_by uuid        not null,
    changed_at timestamptz not null
);

-- What was answered, apart from who answered: no key leads from here to a person, and the day is all there is of time.
create table readiness_answer (
    id            uuid     primary key default gen_random_uuid(),
    conference    uuid     not null,
    questionnaire bigint   not null,
    form          smallint not null check (form in (1, 2)),
    answers       jsonb    not null,
    passed        boolean  not null,
    answered_on   date     not null
);

create index readiness_answer_day on readiness_answer (answered_on);
