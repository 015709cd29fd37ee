-- From when on the terms of a conference's youth forum are counted. Null until its owner has told again.
alter table conference add column ends_on date;
