-- What young people contribute in a room. It stays when the room closes, and is there when it opens again.
create table contribution (
    id         uuid        primary key default uuidv7(),
    breakout   uuid        not null references breakout on delete cascade,
    admission  uuid        not null references admission on delete cascade,
    kind       text        not null check (kind in ('hope', 'fear', 'idea', 'concern', 'proposal')),
    text       text        not null,
    language   text        not null,
    state      text        not null check (state in ('waiting', 'shown', 'declined')),
    reason     text,
    posted_at  timestamptz not null,
    -- When a facilitator looked at it first: how long that takes is told.
    checked_at timestamptz,
    decided_by uuid,
    -- What was told outside of who contributes; null where the pseudonym may not be published.
    told_as    text,
    version    bigint      not null default 1,
    constraint reason_if_declined check ((state = 'declined') = (reason is not null)),
    constraint checked_unless_waiting check (state = 'waiting' or checked_at is not null)
);

create index contribution_breakout on contribution (breakout, id);
create index contribution_admission on contribution (admission);
create index contribution_checked on contribution (breakout, checked_at desc) where checked_at is not null;

-- What a young person thinks of a contribution: one row for both, the latest word counts. Totals are counted from here.
create table stance (
    contribution uuid        not null references contribution on delete cascade,
    admission    uuid        not null references admission on delete cascade,
    stance       text        not null check (stance in ('agree', 'disagree', 'pass')),
    taken_at     timestamptz not null,
    primary key (contribution, admission)
);

create index stance_admission on stance (admission);
