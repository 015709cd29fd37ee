-- Questions that ask the same hang below one another. The root of a tree is the one that is voted for and put; vote rows
-- stay where they were cast.
alter table question
    drop constraint question_state_check,
    add constraint question_state_check check (state in
        ('waiting', 'published', 'dismissed', 'merged', 'selected', 'onStage', 'answered', 'withdrawn')),
    -- The question right above.
    add column merged_into uuid references question (id),
    -- The top of the tree; the question itself when it is not merged.
    add column root uuid,
    -- Of a root: how many hang below it, at any depth. Tells at a glance whose votes have to be counted person by person.
    add column merged_count integer not null default 0 check (merged_count >= 0),
    add constraint merged_hangs_below check ((state = 'merged') = (merged_into is not null)),
    add constraint merged_counts_at_root check (merged_into is null or merged_count = 0);

update question set root = id;

alter table question
    alter column root set not null,
    add constraint root_of_itself check ((merged_into is null) = (root = id));

create index question_root on question (root);
create index question_merged_into on question (merged_into) where merged_into is not null;

-- Which question another was merged into.
alter table decision add column into_question uuid;

-- What follows by rule from what somebody did to another question has no decider.
alter table decision_words alter column decider drop not null;
