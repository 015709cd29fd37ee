-- How far those who watch are behind the hall, as it was told last.
alter table stream add column delay_seconds integer not null default 0 check (delay_seconds between 0 and 30);
alter table stream add column delay_version bigint not null default 0;
