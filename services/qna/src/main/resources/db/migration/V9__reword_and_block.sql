-- Questions in a moderator's other words, with what was asked kept beside; and askers who may ask no more in a session.
alter table question
    -- What its asker said; empty while that is sealed.
    add column original text,
    add column reword_rule text,
    add column reword_reason text,
    add column reworded_at timestamptz,
    add constraint reworded_as_a_whole check (num_nulls(original, reword_rule, reword_reason, reworded_at) in (0, 4));

create table block (
    session     uuid        not null,
    asker       uuid        not null,
    -- The one they are blocked for.
    question    uuid        not null unique references question (id),
    rule        text        not null,
    reason      text        not null,
    decided_at  timestamptz not null,
    primary key (session, asker)
);
