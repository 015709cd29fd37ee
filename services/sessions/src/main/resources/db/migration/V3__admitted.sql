-- Connections that the media server was told yes for under the key that is valid now, the newest first. Emptied with
-- each new key: whoever publishes and is not among them came with an old one.
alter table stream add column admitted text[] not null default '{}';
