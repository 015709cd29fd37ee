-- That somebody goes on only with help with the readiness check: once for each of them, about no room.
alter table alert drop constraint alert_kind_check;
alter table alert add constraint alert_kind_check
    check (kind in ('unsupervised', 'help', 'leadCalled', 'report', 'appeal', 'checkHelp'));

create unique index alert_check_help_once on alert (conference, person) where kind = 'checkHelp';
