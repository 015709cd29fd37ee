package org.plenary.sessions.conference;

import org.plenary.platform.outbox.Event;
import org.plenary.sessions.rights.Access;

/// The conference as the topic and other services know it.
public final class ConferenceEvents {

    private ConferenceEvents() {}

    /// The event that tells of a conference's state.
    static Event of(Conference conference) {
        return new Event(conference.id(), conference.id().toString(), state(conference));
    }

    /// The whole public state.
    public static org.plenary.proto.sessions.v1.Conference state(Conference conference) {
        var profile = conference.profile();
        var state = org.plenary.proto.sessions.v1.Conference.newBuilder()
                .setId(conference.id().toString())
                .setSlug(conference.slug())
                .setTitle(profile.title())
                .setTimeZone(profile.timeZone())
                .setAccess(access(profile.access()))
                .setAttribution(attribution(profile.attribution()))
                .setCreator(conference.creator().toString())
                .setStartsOn(profile.startsOn().toString())
                .setEndsOn(profile.endsOn().toString())
                .setVersion(conference.version());
        if (profile.hashtag() != null) {
            state.setHashtag(profile.hashtag());
        }
        conference
                .themes()
                .forEach(theme -> state.addThemes(org.plenary.proto.sessions.v1.Theme.newBuilder()
                        .setId(theme.id().toString())
                        .setTitle(theme.title())
                        .setTag(theme.tag())));
        return state.build();
    }

    private static org.plenary.proto.sessions.v1.Access access(Access access) {
        return switch (access) {
            case OPEN -> org.plenary.proto.sessions.v1.Access.ACCESS_OPEN;
            case REGISTRATION -> org.plenary.proto.sessions.v1.Access.ACCESS_REGISTRATION;
            case INVITATION -> org.plenary.proto.sessions.v1.Access.ACCESS_INVITATION;
        };
    }

    private static org.plenary.proto.sessions.v1.Attribution attribution(Attribution attribution) {
        return switch (attribution) {
            case ON_THE_RECORD -> org.plenary.proto.sessions.v1.Attribution.ATTRIBUTION_ON_THE_RECORD;
            case CHATHAM_HOUSE -> org.plenary.proto.sessions.v1.Attribution.ATTRIBUTION_CHATHAM_HOUSE;
        };
    }
}
