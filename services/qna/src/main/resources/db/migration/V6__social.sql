-- Questions from public posts.

-- What routing posts needs of the programme: copies by version, of their own, so that the topic is read for them from
-- its beginning.
create table programme_conference (
    id            uuid        primary key,
    slug          text        not null,
    hashtag       text,
    by_invitation boolean     not null,
    version       bigint      not null
);

create index programme_conference_slug on programme_conference (slug);

create table programme_theme (
    conference    uuid        not null references programme_conference (id),
    id            uuid        not null,
    tag           text        not null,
    primary key (conference, id)
);

create table programme_session (
    id            uuid        primary key,
    conference    uuid        not null,
    theme         uuid,
    starts_at     timestamptz,
    ends_at       timestamptz,
    phase         text        not null check (phase in ('ahead', 'live', 'over', 'withdrawn')),
    version       bigint      not null
);

create index programme_session_theme on programme_session (conference, theme);

-- Where posts come from. What is removed keeps its posts' marks, and nothing else of worth.
create table social_source (
    id            uuid        primary key default uuidv7(),
    conference    uuid        not null,
    kind          text        not null check (kind in ('webhook', 'mastodon')),
    name          text        not null,
    -- The address of a Mastodon server.
    server        text,
    -- The webhook's secret, or the token for the server; sealed.
    secret        bytea,
    created_at    timestamptz not null,
    removed_at    timestamptz,
    last_post_at  timestamptz,
    last_error    text,
    last_error_at timestamptz,
    -- The newest post that the server gave us.
    newest        text,
    check ((kind = 'mastodon') = (server is not null)),
    check (removed_at is null or secret is null)
);

create index social_source_conference on social_source (conference) where removed_at is null;

-- Every post that came. A mark is a keyed digest: it tells that something is the same, and leads to nobody.
create table social_post (
    id            uuid        primary key default uuidv7(),
    source        uuid        not null references social_source (id),
    conference    uuid        not null,
    -- Of what its source calls it.
    mark          bytea       not null,
    -- Of its address in the world, by which another source is found to tell of the same post.
    uri_mark      bytea,
    author_mark   bytea,
    -- What its source calls it, sealed: needed to ask whether it is still there.
    name          bytea,
    state         text        not null check (state in ('asked', 'unrouted', 'keptOut', 'gone')),
    -- Why it is no question.
    reason        text,
    question      uuid        references question (id),
    -- The words and whose they are, only where nothing else holds them.
    text          text,
    author        text,
    link          text,
    posted_at     timestamptz,
    seen_at       timestamptz not null,
    -- Whether an edit came that was too late to be followed.
    edited        boolean     not null default false,
    checked_at    timestamptz,
    unique (source, mark),
    check ((state in ('unrouted', 'keptOut')) = (reason is not null)),
    check (state <> 'asked' or question is not null),
    check (state = 'unrouted' or (text is null and author is null and link is null)),
    check (state <> 'gone' or (name is null and author_mark is null))
);

create unique index social_post_uri on social_post (conference, uri_mark);
create index social_post_seen on social_post (source, seen_at);
create index social_post_state on social_post (source, state, id);
create index social_post_author on social_post (conference, author_mark, seen_at);

-- Deliveries of webhooks that were acted on.
create table social_delivery (
    source        uuid        not null references social_source (id),
    id            text        not null,
    received_at   timestamptz not null,
    primary key (source, id)
);

create index social_delivery_received on social_delivery (received_at);

alter table question
    drop constraint asker_but_for_forum,
    add constraint forum_tells_no_asker check (asker is null or origin <> 'youthForum'),
    add constraint asker_unless_told_elsewhere check (asker is not null or origin in ('youthForum', 'social')),
    add column link text,
    add constraint link_of_post check (link is null or origin = 'social');
