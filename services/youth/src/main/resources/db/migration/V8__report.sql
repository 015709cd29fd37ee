-- What somebody has reported, each of them a case of the safeguarding lead's. It outlives the room it came from and the
-- admission of who reported.
create table report (
    id            uuid        primary key default uuidv7(),
    conference    uuid        not null references conference,
    breakout      uuid        references breakout on delete set null,
    -- The room's, or else of whoever reported.
    band          text        check (band in ('13-15', '16-17')),
    about         text        not null
                  check (about in ('person', 'contribution', 'room', 'conclusion', 'lead', 'other')),
    about_name    text,
    about_id      uuid,
    -- Whose name that is, as it was when the report came in: hidden from each of them.
    named         uuid[]      not null,
    reason        text        not null check (reason in ('unkind', 'unsafe', 'private', 'pressure', 'other')),
    text          text,
    reporter      uuid        not null,
    reporter_name text        not null,
    received_at   timestamptz not null,
    seen_at       timestamptz,
    closed_at     timestamptz
);

create index report_conference on report (conference, id);
create index report_reporter on report (reporter, received_at);

-- What was done with a case.
create table case_entry (
    id      uuid        primary key default uuidv7(),
    report  uuid        not null references report on delete cascade,
    kind    text        not null check (kind in ('note', 'closed', 'reopened')),
    outcome text        check (outcome in ('noAction', 'talked', 'removed', 'passedOn')),
    text    text,
    by      uuid        not null,
    by_name text        not null,
    made_at timestamptz not null,
    constraint closed_with_outcome check ((kind = 'closed') = (outcome is not null))
);

create index case_entry_report on case_entry (report, id);

-- Who has read a case, or who has read it.
create table case_access (
    id      uuid        primary key default uuidv7(),
    report  uuid        not null references report on delete cascade,
    what    text        not null check (what in ('case', 'accessLog')),
    by      uuid        not null,
    by_name text        not null,
    read_at timestamptz not null
);

create index case_access_report on case_access (report, id);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end $$;

create trigger case_entry_is_append_only before update on case_entry
    for each row execute function refuse_change();
create trigger case_access_is_append_only before update on case_access
    for each row execute function refuse_change();

alter table alert drop constraint alert_kind_check;
alter table alert add constraint alert_kind_check check (kind in ('unsupervised', 'help', 'leadCalled', 'report'));
alter table alert add column report uuid references report on delete cascade;
alter table alert add constraint alert_of_report check ((kind = 'report') = (report is not null));
