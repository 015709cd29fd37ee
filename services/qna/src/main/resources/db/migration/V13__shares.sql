-- From which part of the world people take part: as coarse as it comes, and nothing of youth.
alter table participant
    add column region text check (region in ('africa', 'americas', 'asia', 'europe', 'oceania')),
    add constraint youth_from_nowhere check (kind <> 'youth' or region is null);

-- The theme that a question's text names by its tag; null when it names none, and it is its session's.
alter table question add column theme uuid;

-- Of who asked, as it was then, to be counted and for nothing else; no question is ever read with it. Never there under
-- the Chatham House Rule, and gone with a question that is taken back or forgotten.
alter table question
    add column asker_region text check (asker_region in ('africa', 'americas', 'asia', 'europe', 'oceania')),
    -- Whether nobody at the conference had heard of them before.
    add column asker_is_new boolean,
    add constraint counted_of_askers_alone check (asker_kind is not null or num_nonnulls(asker_region, asker_is_new) = 0),
    add constraint nothing_counted_of_withdrawn check (state <> 'withdrawn' or num_nonnulls(asker_region, asker_is_new) = 0);
