-- Who has applied to facilitate, and what the safeguarding lead has recorded of them.
create table facilitator (
    conference        uuid        not null references conference,
    subject           uuid        not null,
    -- As their account has it, for the lead's list.
    name              text,
    applied_at        timestamptz not null,
    vetting_authority text,
    vetting_reference text,
    -- The last day, in UTC.
    vetted_until      date,
    trained_on        date,
    recorded_by       uuid,
    recorded_at       timestamptz,
    version           bigint      not null default 1,
    primary key (conference, subject),
    constraint vetting_whole check (num_nulls(vetting_authority, vetting_reference, vetted_until) in (0, 3)),
    constraint nobody_records_themselves check (recorded_by <> subject)
);
