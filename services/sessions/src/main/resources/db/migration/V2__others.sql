-- What this service keeps of others: projections of their topics, replaceable by reading them again.

-- From plenary.registration.v1: who takes part, without any personal data.
create table participant (
    conference uuid   not null,
    subject    uuid   not null,
    kind       text   not null,
    state      text   not null,
    version    bigint not null,
    primary key (conference, subject)
);

-- From plenary.qna.v1: sessions somebody asked a question in. Such a session never leaves the programme silently.
create table asked (
    session uuid primary key
);
