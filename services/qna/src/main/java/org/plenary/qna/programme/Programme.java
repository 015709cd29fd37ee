package org.plenary.qna.programme;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A conference's programme, and where a post belongs in it.
///
/// @param tag the conference's; null when it has none, and no post is its
public record Programme(@Nullable Hashtag tag, List<Theme> themes, List<Slot> slots) {

    /// A line of debate.
    public record Theme(UUID id, Hashtag tag) {}

    /// A session of a theme.
    ///
    /// @param startsAt null when it is not known
    /// @param endsAt null when it is not known
    public record Slot(
            UUID session,
            UUID theme,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            Phase phase) {}

    /// Where a session stands, as far as posts care.
    public enum Phase {
        AHEAD("ahead"),
        /// Also while it pauses.
        LIVE("live"),
        OVER("over"),
        WITHDRAWN("withdrawn");

        private final String word;

        Phase(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        static Phase of(String word) {
            return Arrays.stream(values())
                    .filter(phase -> phase.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No phase: " + word));
        }
    }

    /// Where a post belongs.
    public sealed interface Route {

        /// To a session of this theme.
        record To(UUID session, Theme theme) implements Route {}

        /// The conference's tag is not among its tags, or the conference has none.
        record NotOurs() implements Route {}

        /// None of its tags is a theme's.
        record NoTheme() implements Route {}

        /// Its tags are several themes': whose question it is nobody but its author knows.
        record SeveralThemes() implements Route {}

        /// The theme has no session any more.
        record NoSession() implements Route {}
    }

    private static final Comparator<Slot> BY_TIME =
            comparing(Slot::startsAt, nullsLast(naturalOrder())).thenComparing(Slot::session);

    public Programme {
        themes = List.copyOf(themes);
        slots = List.copyOf(slots);
    }

    /// Finds the session: the theme's live one, else the next that begins, else the last that nobody has ended.
    public Route route(Set<Hashtag> tags, Instant now) {
        if (tag == null || !tags.contains(tag)) {
            return new Route.NotOurs();
        }
        var named = themes.stream().filter(theme -> isNamed(theme, tags)).toList();
        if (named.isEmpty()) {
            return new Route.NoTheme();
        }
        if (named.size() > 1) {
            return new Route.SeveralThemes();
        }
        var theme = named.getFirst();
        return session(theme, now)
                .<Route>map(slot -> new Route.To(slot.session(), theme))
                .orElseGet(Route.NoSession::new);
    }

    /// A theme with the very tag of the conference would be named by every post.
    private boolean isNamed(Theme theme, Set<Hashtag> tags) {
        return tags.contains(theme.tag()) && !theme.tag().equals(tag);
    }

    private Optional<Slot> session(Theme theme, Instant now) {
        // Of two that are live at once, the one that began last: what people post is about what is new.
        return last(theme, slot -> slot.phase() == Phase.LIVE)
                .or(() -> slots(theme, slot -> isAhead(slot, now)).stream().min(BY_TIME))
                .or(() -> last(theme, slot -> slot.phase() == Phase.AHEAD && slot.startsAt() != null));
    }

    private Optional<Slot> last(Theme theme, Predicate<Slot> which) {
        return slots(theme, which).stream().max(BY_TIME);
    }

    private List<Slot> slots(Theme theme, Predicate<Slot> which) {
        return slots.stream()
                .filter(slot -> slot.theme().equals(theme.id()))
                .filter(which)
                .toList();
    }

    /// A session that begins late is still the next, as long as it could run.
    private static boolean isAhead(Slot slot, Instant now) {
        var until = slot.endsAt() == null ? slot.startsAt() : slot.endsAt();
        return slot.phase() == Phase.AHEAD && until != null && now.isBefore(until);
    }
}
