-- From which question's tree another was set free when that was dismissed, and when: it hangs there again when the
-- dismissal is taken back, unless somebody has decided about it since.
alter table question
    add column freed_from uuid references question (id),
    add column freed_at timestamptz,
    add constraint freed_from_at check ((freed_from is null) = (freed_at is null));

create index question_freed_from on question (freed_from) where freed_from is not null;
