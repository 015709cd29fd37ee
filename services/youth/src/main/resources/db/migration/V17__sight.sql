-- What leads are called, as their accounts have it: what was reported about such a name is hidden from them.
create table lead_name (
    conference uuid        not null references conference,
    subject    uuid        not null,
    name       text        not null,
    known_at   timestamptz not null,
    primary key (conference, subject)
);

-- Which facilitator sees to a call for help. It stays with the lead until the lead has seen it.
alter table alert add column taken_by uuid;
alter table alert add column taken_name text;
alter table alert add constraint taken_by_somebody check ((taken_by is null) = (taken_name is null));

-- What is about the lead alerts organisers now, also what came in before.
insert into alert (conference, kind, breakout, report, raised_at)
select conference, 'report', breakout, id, received_at from report
where about = 'lead' and seen_at is null and not exists (select from alert where alert.report = report.id);
