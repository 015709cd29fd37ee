-- Whether somebody takes part now, as the service found it when anything about them changed last: what they say is
-- withheld from everybody, and what they think is not counted, while they do not.
alter table admission add column admitted boolean not null default false;

-- As the service finds it, but for whom a yes of a guardian was enough and has become too old for that.
update admission set admitted = true
where confirmed_at is not null and declined_at is null and ready_at is not null
  and exists (
      select from consent where consent.admission = admission.id and purpose = 'takePart' and yes
        and giver = case when guardian_email is null then 'self' else 'guardian' end)
  and not exists (
      select from consent where consent.admission = admission.id and purpose = 'takePart' and not yes);
