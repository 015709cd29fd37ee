-- What is on its way with a pseudonym stays when its author leaves, until the qna service has hidden it.
alter table question
    drop constraint somebodys_until_put,
    add constraint somebodys_until_put check (admission is not null or state = 'put' or hiding);

-- Who has left already is not named any longer either.
update question set pseudonym = null, hiding = true, version = version + 1
where admission is null and pseudonym is not null;
