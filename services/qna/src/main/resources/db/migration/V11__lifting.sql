-- That who asked a question is told on a safeguarding ground: one person wants it, another one agrees.
create table lifting (
    question          uuid        primary key references question (id),
    session           uuid        not null,
    ground            text        not null check (ground in ('danger', 'abuse', 'threat')),
    words             text        not null,
    wanted_by         uuid        not null,
    wanted_by_name    text        not null,
    wanted_at         timestamptz not null,
    agreed_by         uuid,
    agreed_by_name    text,
    agreed_at         timestamptz,
    check (num_nulls(agreed_by, agreed_by_name, agreed_at) in (0, 3)),
    check (agreed_by <> wanted_by)
);

create index lifting_session on lifting (session);

-- Who of the two was told, each time.
create table lifting_reading (
    id          uuid        primary key default uuidv7(),
    question    uuid        not null references question (id),
    by          uuid        not null,
    by_name     text        not null,
    read_at     timestamptz not null
);

create index lifting_reading_question on lifting_reading (question);
create trigger lifting_reading_is_append_only before update or delete on lifting_reading
    for each row execute function refuse_change();
