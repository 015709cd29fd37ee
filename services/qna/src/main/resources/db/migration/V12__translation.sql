-- What a moderator puts beside a question for those who do not read its language. Who put it, and when, its decision
-- tells, and forgets at its term.
create table translation (
    question    uuid        not null references question (id),
    -- BCP 47, in its canonical spelling.
    language    text        not null,
    text        text        not null check (text <> ''),
    -- The decision holds a digest of salt and text: both go together, and nobody can guess the text from it.
    salt        bytea       not null,
    stems       tsvector    not null generated always as (to_tsvector(stemming(language), text)) stored,
    primary key (question, language)
);
