-- Words that a conference's moderators look at closely. They mark a question, and decide nothing.
create table review_word (
    conference  uuid        not null,
    word        text        not null,
    primary key (conference, word)
);
