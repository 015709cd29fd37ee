-- The head of each room's chain of decisions. Its row is locked by whoever appends.
create table decision_head (
    breakout uuid   primary key,
    count    bigint not null,
    hash     text   not null
);

-- What was decided about a room's contributions, in one chain. It outlives the contributions and whoever said them, so
-- that it refers to nothing.
create table decision (
    breakout           uuid        not null,
    -- From 1, without a gap.
    number             bigint      not null,
    contribution       uuid        not null,
    what               text        not null check (what in ('shown', 'declined', 'shownAgain', 'takenOff')),
    reason             text        check (reason in ('unkind', 'private', 'offTopic', 'unclear', 'repeated', 'other')),
    by                 text        not null check (by in ('person')),
    received_at        timestamptz not null,
    decided_at         timestamptz not null,
    text_commitment    text        not null,
    words_commitment   text        not null,
    decider_commitment text        not null,
    previous           text        not null,
    hash               text        not null,
    primary key (breakout, number),
    constraint reason_unless_shown check ((reason is null) = (what in ('shown', 'shownAgain')))
);

create index decision_contribution on decision (contribution);

-- What the chain only commits to: deleted with the contribution, which breaks nothing.
create table decision_words (
    breakout uuid   not null,
    number   bigint not null,
    salt     bytea  not null,
    words    text,
    decider  uuid   not null,
    primary key (breakout, number),
    foreign key (breakout, number) references decision
);

create trigger decision_is_append_only before update or delete on decision
    for each row execute function refuse_change();
create trigger decision_is_never_emptied before truncate on decision
    for each statement execute function refuse_change();
create trigger decision_words_are_not_rewritten before update on decision_words
    for each row execute function refuse_change();

create function refuse_retreat() returns trigger language plpgsql as $$
begin
    if new.breakout <> old.breakout or new.count <> old.count + 1 then
        raise exception '% only goes on', tg_table_name;
    end if;
    return new;
end $$;

create trigger decision_head_only_goes_on before update on decision_head
    for each row execute function refuse_retreat();
create trigger decision_head_stays before delete on decision_head
    for each row execute function refuse_change();
create trigger decision_head_is_never_emptied before truncate on decision_head
    for each statement execute function refuse_change();
