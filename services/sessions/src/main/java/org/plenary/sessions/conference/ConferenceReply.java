package org.plenary.sessions.conference;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A conference as JSON shows it.
public final class ConferenceReply {

    /// The whole conference.
    @Schema(name = "Conference")
    record Shown(
            UUID id,
            String slug,
            @Nullable String reference,
            String title,
            @Nullable String summary,
            String startsOn,
            String endsOn,
            String timeZone,
            @Nullable String place,
            List<String> hosts,
            List<String> partners,
            List<String> funders,
            @Nullable String project,
            @Nullable String hashtag,
            List<String> languages,
            String access,
            String attribution,
            @Nullable String accent,
            List<ShownFact> facts,
            List<ShownTheme> themes,
            long version) {}

    /// A fact.
    @Schema(name = "ConferenceFactShown")
    record ShownFact(String label, String value) {}

    /// A theme with its questions.
    @Schema(name = "Theme")
    record ShownTheme(UUID id, String title, String tag, List<String> guidingQuestions) {}

    /// A page of conferences.
    @Schema(name = "ConferencePage")
    record ShownPage(List<Shown> items) {}

    /// The part of a conference that stands with each of its sessions.
    @Schema(name = "SessionConference")
    public record Brief(
            UUID id,
            String slug,
            String title,
            String timeZone,
            String access,
            String attribution,
            @Nullable String accent) {}

    private ConferenceReply() {}

    static Shown of(Conference conference) {
        var profile = conference.profile();
        return new Shown(
                conference.id(),
                conference.slug(),
                profile.reference(),
                profile.title(),
                profile.summary(),
                profile.startsOn().toString(),
                profile.endsOn().toString(),
                profile.timeZone(),
                profile.place(),
                profile.hosts(),
                profile.partners(),
                profile.funders(),
                profile.project(),
                profile.hashtag(),
                profile.languages(),
                profile.access().code(),
                profile.attribution().code(),
                profile.accent(),
                profile.facts().stream()
                        .map(fact -> new ShownFact(fact.label(), fact.value()))
                        .toList(),
                conference.themes().stream()
                        .map(theme -> new ShownTheme(theme.id(), theme.title(), theme.tag(), theme.guidingQuestions()))
                        .toList(),
                conference.version());
    }

    public static Brief briefly(Conference conference) {
        var profile = conference.profile();
        return new Brief(
                conference.id(),
                conference.slug(),
                profile.title(),
                profile.timeZone(),
                profile.access().code(),
                profile.attribution().code(),
                profile.accent());
    }

    /// The answer to a change.
    static Response changed(Conference conference) {
        return Response.ok(of(conference))
                .tag(Long.toString(conference.version()))
                .build();
    }
}
