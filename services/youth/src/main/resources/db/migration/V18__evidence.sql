-- What a contribution or a conclusion said when it was reported: sealed, and there whatever becomes of it.
create table reported_words (
    report uuid  primary key references report on delete cascade,
    sealed bytea not null
);
