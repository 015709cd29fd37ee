-- What an author was told about a question that was declined is reported with the question.
alter table report drop constraint report_about_check;
alter table report add constraint report_about_check
    check (about in ('person', 'contribution', 'room', 'conclusion', 'question', 'lead', 'other'));
