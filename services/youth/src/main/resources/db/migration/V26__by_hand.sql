-- Whether who looks after the rooms has given them this one: then they choose no other.
alter table roster add column by_hand boolean not null default false;

-- Rooms that somebody was taken off and does not choose again.
create table taken_off (
    admission uuid not null references admission on delete cascade,
    breakout  uuid not null references breakout on delete cascade,
    primary key (admission, breakout)
);
