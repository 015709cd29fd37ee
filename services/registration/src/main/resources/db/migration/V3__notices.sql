-- Mails that are owed to a person, written in the transaction of what they tell of. The address is read from the
-- registration when the mail goes out.
create table notice (
    id           uuid        primary key default uuidv7(),
    registration uuid        not null references registration on delete cascade,
    kind         text        not null check (kind in ('registered', 'confirmed', 'waitlisted', 'movedUp', 'declined')),
    -- The place on the waiting list that the mail tells.
    position     integer,
    attempts     integer     not null default 0,
    due_at       timestamptz not null default now()
);

create index notice_due_at on notice (due_at);
