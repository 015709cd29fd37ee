-- What this service needs to know of conferences, kept from the sessions service's events.
create table conference (
    id      uuid   primary key,
    slug    text   not null,
    title   text   not null,
    access  text   not null check (access in ('open', 'registration', 'invitation')),
    -- The first organiser; null when the event named no account.
    creator uuid,
    version bigint not null
);

-- Not unique: events of two conferences arrive in no order, so a freed slug may for a moment seem taken twice.
create index conference_slug on conference (slug);

-- Roles as given by an organiser. Somebody without a role has no row.
create table role_given (
    conference uuid        not null references conference,
    subject    uuid        not null,
    roles      text[]      not null check (cardinality(roles) > 0),
    changed_by uuid        not null,
    changed_at timestamptz not null default now(),
    primary key (conference, subject)
);

create index role_given_subject on role_given (subject);

-- Roles as they hold: until the first one was given, the creator organises.
create view role_held as
select conference, subject, roles from role_given
union all
select id, creator, array['organiser'] from conference
where creator is not null
  and not exists (select 1 from role_given where role_given.conference = conference.id);
