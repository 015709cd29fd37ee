-- That a young person asks for a second look at what was declined, once for each contribution.
create table appeal (
    contribution uuid        primary key references contribution on delete cascade,
    -- Why; deleted once it is decided.
    text         text,
    asked_at     timestamptz not null,
    state        text        not null check (state in ('waiting', 'upheld', 'overturned')),
    -- What its author is told when it stays declined.
    words        text,
    constraint nothing_said_once_decided check (text is null or state = 'waiting'),
    constraint words_if_upheld check ((state = 'upheld') = (words is not null))
);

alter table decision drop constraint decision_what_check;
alter table decision add constraint decision_what_check
    check (what in ('shown', 'declined', 'shownAgain', 'takenOff', 'upheld', 'overturned'));
alter table decision drop constraint reason_unless_shown;
alter table decision add constraint reason_unless_shown
    check ((reason is null) = (what in ('shown', 'shownAgain', 'overturned')));

alter table alert drop constraint alert_kind_check;
alter table alert add constraint alert_kind_check
    check (kind in ('unsupervised', 'help', 'leadCalled', 'report', 'appeal'));
