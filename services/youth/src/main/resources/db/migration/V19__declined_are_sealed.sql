-- What is declined stands sealed, or nowhere.
update contribution set text = null where state = 'declined';

alter table contribution
    drop constraint words_unless_declined,
    add constraint words_unless_declined check ((text is null) = (state = 'declined'));
