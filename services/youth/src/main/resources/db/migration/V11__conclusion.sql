-- What a room concludes. Until it adopts it, stances are counted from their rows; then they are frozen here.
create table conclusion (
    id           uuid        primary key default uuidv7(),
    breakout     uuid        not null references breakout on delete cascade,
    text         text        not null,
    -- What those think who see it otherwise.
    dissent      text,
    state        text        not null check (state in ('draft', 'adopted', 'withdrawn')),
    drafted_by   uuid        not null,
    adopted_by   uuid,
    adopted_at   timestamptz,
    agree        bigint,
    disagree     bigint,
    pass         bigint,
    withdrawn_by uuid,
    withdrawn_at timestamptz,
    reason       text,
    version      bigint      not null default 1,
    constraint frozen_once_adopted
        check (num_nulls(adopted_by, adopted_at, agree, disagree, pass) = case state when 'draft' then 5 else 0 end),
    constraint withdrawn_with_reason
        check (num_nulls(withdrawn_by, withdrawn_at, reason) = case state when 'withdrawn' then 0 else 3 end)
);

create index conclusion_breakout on conclusion (breakout, id);

-- The contributions that a conclusion rests on, in their order.
create table conclusion_ground (
    conclusion   uuid     not null references conclusion on delete cascade,
    contribution uuid     not null references contribution on delete cascade,
    place        smallint not null,
    primary key (conclusion, contribution)
);

create index conclusion_ground_contribution on conclusion_ground (contribution);

-- What young people of the room think of a draft; gone with its next wording, and once it is adopted.
create table conclusion_stance (
    conclusion uuid        not null references conclusion on delete cascade,
    admission  uuid        not null references admission on delete cascade,
    stance     text        not null check (stance in ('agree', 'disagree', 'pass')),
    taken_at   timestamptz not null,
    primary key (conclusion, admission)
);

create index conclusion_stance_admission on conclusion_stance (admission);

-- What the conference answers. The last one counts, the others stay.
create table response (
    id          uuid        primary key default uuidv7(),
    conclusion  uuid        not null references conclusion on delete cascade,
    answer      text        not null check (answer in ('accepted', 'inPart', 'declined')),
    text        text        not null,
    -- Who answers for it, as the conference names them.
    answered_by text        not null,
    given_by    uuid        not null,
    given_at    timestamptz not null
);

create index response_conclusion on response (conclusion, id);

-- The forum's conclusions as published: never changed, never deleted.
create table annex (
    conference   uuid        not null references conference,
    version      integer     not null,
    -- What was signed, byte by byte.
    body         text        not null,
    signature    bytea       not null,
    published_by uuid        not null,
    published_at timestamptz not null,
    primary key (conference, version)
);
