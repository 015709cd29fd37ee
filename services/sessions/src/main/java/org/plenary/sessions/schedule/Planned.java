package org.plenary.sessions.schedule;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plenary.sessions.frab.Event;
import org.plenary.sessions.programme.Contributor;
import org.plenary.sessions.programme.Kind;
import org.plenary.sessions.programme.Session.Facts;
import org.plenary.sessions.programme.Session.InTheme;

/// An event of a schedule, in the theme that its track means.
///
/// @param theme null when the event is in no track
record Planned(Event event, @Nullable InTheme theme) {

    UUID guid() {
        return event.guid();
    }

    /// What the programme says about it from now on. Where the file is silent on kind, theme or language, what stood
    /// stays; and so does what was added to the contributors it names.
    ///
    /// @param before what the programme said; empty for a new session
    Facts facts(Optional<Facts> before) {
        return new Facts(
                event.title(),
                event.subtitle(),
                Kind.ofType(event.type()).or(() -> before.map(Facts::kind)).orElse(Kind.TALK),
                theme == null ? before.map(Facts::theme).orElse(null) : theme,
                event.room(),
                event.startsAt(),
                event.endsAt(),
                event.day(),
                event.language() == null ? before.map(Facts::language).orElse(null) : event.language(),
                event.summary(),
                event.description(),
                contributors(before.map(Facts::contributors).orElse(List.of())));
    }

    private List<Contributor> contributors(List<Contributor> before) {
        var known = before.stream()
                .collect(Collectors.toMap(Contributor::name, Function.identity(), (first, second) -> first));
        return event.persons().stream()
                .map(name -> known.getOrDefault(name, Contributor.named(name)))
                .toList();
    }
}
