-- Questions from the youth forum: nothing leads from here to a young person. What is known is an age band, and a
-- pseudonym (as the author) where it may be published.
alter table question
    alter column asker drop not null,
    add column band text check (band in ('13-15', '16-17')),
    add constraint asker_but_for_forum check ((asker is null) = (origin = 'youthForum')),
    add constraint band_for_forum check (band is null or origin = 'youthForum');
