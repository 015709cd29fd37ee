-- How far those who watch a session's stream are behind the hall, as sessions tells it. What closes in the hall closes
-- so much later for everybody.
create table stream (
    session         uuid        primary key,
    delay_seconds   integer     not null,
    version         bigint      not null
);

-- When a session ended, and not only that it did. Of those that ended before it is not known, and long ago for us.
alter table session add column ended_at timestamptz;
update session set ended_at = to_timestamp(0) where ended;
alter table session drop column ended;

-- When each was closed by hand, in the hall; and whether it is over for those behind, too, and everybody was told. What
-- is over stays so however the delay is measured then.
alter table session_window
    add column asking_closed_at timestamptz,
    add column voting_closed_at timestamptz,
    add column asking_over boolean not null default false,
    add column voting_over boolean not null default false;

-- Until when a session takes questions and votes: null for no end in sight, the past for what is closed. The one place
-- that knows it.
create view session_opening as
select s.id as session,
       case when w.asking_over then to_timestamp(0) else
         least(s.ended_at, case when coalesce(w.asking, true) then w.closes_at
                             else coalesce(w.asking_closed_at, to_timestamp(0)) end)
         + make_interval(secs => coalesce(d.delay_seconds, 0)) end as asking_until,
       case when w.voting_over then to_timestamp(0) else
         least(s.ended_at, case when coalesce(w.voting, true) then w.closes_at
                             else coalesce(w.voting_closed_at, to_timestamp(0)) end)
         + make_interval(secs => coalesce(d.delay_seconds, 0)) end as voting_until
from session s
left join session_window w on w.session = s.id
left join stream d on d.session = s.id;
