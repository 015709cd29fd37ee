-- What contributions said that are not shown, apart from them and sealed: nobody reads it who has only the database.
create table sealed_words (
    contribution uuid        primary key references contribution on delete cascade,
    sealed       bytea       not null,
    -- When it was decided: its term counts from then.
    sealed_at    timestamptz not null
);

create index sealed_words_term on sealed_words (sealed_at);

alter table contribution
    alter column text drop not null,
    add column reason_code text check (reason_code in ('unkind', 'private', 'offTopic', 'unclear', 'repeated', 'other')),
    add column decided_at timestamptz;

-- What was declined before is sealed by the service, which has the key.
update contribution set
    reason_code = case when state = 'declined' then coalesce(
        (select d.reason from decision d where d.contribution = contribution.id and d.reason is not null
         order by d.number desc limit 1), 'other') end,
    decided_at = coalesce(
        (select max(d.decided_at) from decision d where d.contribution = contribution.id), checked_at)
where state <> 'waiting';

alter table contribution
    add constraint words_unless_declined check (text is not null or state = 'declined'),
    add constraint reason_code_if_declined check ((state = 'declined') = (reason_code is not null)),
    add constraint decided_unless_waiting check ((state = 'waiting') = (decided_at is null));

-- Who of those who look after young people has read what is sealed. It stays when the contribution goes, so that it
-- does not refer to it.
create table words_reading (
    id           uuid        primary key default uuidv7(),
    conference   uuid        not null references conference,
    breakout     uuid        not null references breakout,
    contribution uuid        not null,
    by           uuid        not null,
    by_name      text        not null,
    read_at      timestamptz not null
);

create index words_reading_conference on words_reading (conference, id);

create trigger words_reading_is_append_only before update on words_reading
    for each row execute function refuse_change();
