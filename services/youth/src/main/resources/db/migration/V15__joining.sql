-- Whether the safeguarding lead lets them name another guardian, though one has answered; once.
alter table admission add column guardian_released boolean not null default false;

-- Who has left, and of whom the registration service is yet to be told.
create table leaving (
    conference uuid        not null references conference,
    subject    uuid        not null,
    left_at    timestamptz not null,
    primary key (conference, subject)
);

-- That an account has joined a forum before and left: by a keyed hash, without the account.
create table earlier_admission (
    conference uuid        not null references conference,
    trace      text        not null,
    times      integer     not null,
    tries      smallint    not null,
    -- Whether a guardian said no.
    refused    boolean     not null,
    left_at    timestamptz not null,
    primary key (conference, trace)
);

-- What was known of it on joining.
alter table admission
    add column earlier integer not null default 0,
    add column refused_earlier boolean not null default false;
