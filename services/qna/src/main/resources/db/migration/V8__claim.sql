-- Which moderator has which question open, for as long as they are heard of.
create table claim (
    question    uuid        primary key references question (id),
    session     uuid        not null,
    holder      uuid        not null,
    holder_name text        not null,
    until       timestamptz not null
);

create index claim_session on claim (session, until);

-- Rises with every claim and release, so that other moderators hear of it.
create sequence desk_turn;
