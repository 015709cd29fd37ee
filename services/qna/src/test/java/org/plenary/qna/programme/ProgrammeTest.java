package org.plenary.qna.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.plenary.qna.programme.Programme.Phase;
import org.plenary.qna.programme.Programme.Route;
import org.plenary.qna.programme.Programme.Slot;
import org.plenary.qna.programme.Programme.Theme;

class ProgrammeTest {

    private static final Instant NOW = Instant.parse("2011-11-01T10:00:00Z");
    private static final Theme GROWTH = new Theme(UUID.randomUUID(), tag("growth"));
    private static final Theme CRIME = new Theme(UUID.randomUUID(), tag("crime"));

    private static Hashtag tag(String text) {
        return Hashtag.of(text).orElseThrow();
    }

    private static Set<Hashtag> tags(String... texts) {
        return Stream.of(texts).map(ProgrammeTest::tag).collect(Collectors.toSet());
    }

    private static Slot slot(Theme theme, Phase phase, int hours) {
        var begins = NOW.plus(Duration.ofHours(hours));
        return new Slot(UUID.randomUUID(), theme.id(), begins, begins.plus(Duration.ofMinutes(90)), phase);
    }

    private static Programme programme(Slot... slots) {
        return new Programme(tag("conf"), List.of(GROWTH, CRIME), List.of(slots));
    }

    private static @Nullable UUID session(Programme programme, String... texts) {
        return programme.route(tags(texts), NOW) instanceof Route.To(UUID session, var theme) ? session : null;
    }

    @Test
    void aPostGoesToTheThemesLiveSession() {
        var live = slot(GROWTH, Phase.LIVE, -1);
        var programme = programme(slot(GROWTH, Phase.AHEAD, 1), live, slot(CRIME, Phase.LIVE, 0));

        assertThat(session(programme, "Conf", "Growth", "coffee")).isEqualTo(live.session());
    }

    @Test
    void ofTwoThatAreLiveTheOneThatBeganLastIsMeant() {
        var later = slot(GROWTH, Phase.LIVE, 0);

        assertThat(session(programme(later, slot(GROWTH, Phase.LIVE, -2)), "conf", "growth"))
                .isEqualTo(later.session());
    }

    @Test
    void daysEarlyItGoesToTheNextSession() {
        var next = slot(GROWTH, Phase.AHEAD, 72);

        assertThat(session(
                        programme(slot(GROWTH, Phase.AHEAD, 96), next, slot(CRIME, Phase.AHEAD, 1)), "conf", "growth"))
                .isEqualTo(next.session());
    }

    @Test
    void aSessionThatBeginsLateIsStillTheNext() {
        var late = slot(GROWTH, Phase.AHEAD, -1);

        assertThat(session(programme(slot(GROWTH, Phase.AHEAD, 3), late), "conf", "growth"))
                .isEqualTo(late.session());
    }

    @Test
    void afterAllOfThemItGoesToTheLastThatNobodyEnded() {
        var last = slot(GROWTH, Phase.AHEAD, -20);

        assertThat(session(
                        programme(slot(GROWTH, Phase.AHEAD, -40), last, slot(GROWTH, Phase.OVER, -3)),
                        "conf",
                        "growth"))
                .isEqualTo(last.session());
    }

    @Test
    void itGoesNowhereWhenEverySessionIsOverOrOffTheProgramme() {
        assertThat(programme(slot(GROWTH, Phase.OVER, -3), slot(GROWTH, Phase.WITHDRAWN, 3))
                        .route(tags("conf", "growth"), NOW))
                .isEqualTo(new Route.NoSession());
    }

    @Test
    void itNeedsTheConferencesTagAndExactlyOneThemes() {
        var programme = programme(slot(GROWTH, Phase.LIVE, 0), slot(CRIME, Phase.LIVE, 0));

        assertThat(programme.route(tags("growth"), NOW)).isEqualTo(new Route.NotOurs());
        assertThat(programme.route(Set.of(), NOW)).isEqualTo(new Route.NotOurs());
        assertThat(programme.route(tags("conf"), NOW)).isEqualTo(new Route.NoTheme());
        assertThat(programme.route(tags("conf", "growth", "crime"), NOW)).isEqualTo(new Route.SeveralThemes());
    }

    @Test
    void aConferenceWithoutATagHasNoPosts() {
        assertThat(new Programme(null, List.of(GROWTH), List.of(slot(GROWTH, Phase.LIVE, 0)))
                        .route(tags("growth"), NOW))
                .isEqualTo(new Route.NotOurs());
    }

    @Test
    void aThemeWithTheConferencesOwnTagIsNamedByNobody() {
        var same = new Theme(UUID.randomUUID(), tag("conf"));
        var programme = new Programme(tag("conf"), List.of(same, GROWTH), List.of(slot(GROWTH, Phase.LIVE, 0)));

        assertThat(programme.route(tags("conf"), NOW)).isEqualTo(new Route.NoTheme());
        assertThat(session(programme, "conf", "growth")).isNotNull();
    }

    @Test
    void aSessionWithoutATimeIsMeantOnlyWhileItIsLive() {
        var untimed = new Slot(UUID.randomUUID(), GROWTH.id(), null, null, Phase.AHEAD);
        var live = new Slot(UUID.randomUUID(), GROWTH.id(), null, null, Phase.LIVE);

        assertThat(programme(untimed).route(tags("conf", "growth"), NOW)).isEqualTo(new Route.NoSession());
        assertThat(session(programme(untimed, live), "conf", "growth")).isEqualTo(live.session());
    }

    /// Over random programmes: the choice does not depend on the order in which sessions are
    /// told, is of the theme, takes questions, and nothing that is live or ahead is passed over
    /// for what has passed.
    @Test
    void whateverTheProgrammeTheChoiceIsSoundAndTheSameInAnyOrder() {
        var random = new Random(20111101);
        for (int round = 0; round < 2_000; round++) {
            var slots = new ArrayList<Slot>();
            for (int at = random.nextInt(7); at > 0; at--) {
                slots.add(slot(
                        random.nextBoolean() ? GROWTH : CRIME,
                        Phase.values()[random.nextInt(Phase.values().length)],
                        random.nextInt(-48, 48)));
            }
            var chosen = session(programme(slots.toArray(Slot[]::new)), "conf", "growth");
            Collections.shuffle(slots, random);
            assertThat(session(programme(slots.toArray(Slot[]::new)), "conf", "growth"))
                    .isEqualTo(chosen);

            var open = new LinkedHashSet<>(slots.stream()
                    .filter(slot -> slot.theme().equals(GROWTH.id()))
                    .filter(slot -> slot.phase() == Phase.LIVE || slot.phase() == Phase.AHEAD)
                    .toList());
            var slot = open.stream().filter(one -> one.session().equals(chosen)).findFirst();
            assertThat(slot.isPresent()).isEqualTo(!open.isEmpty());
            boolean anyLive = open.stream().anyMatch(one -> one.phase() == Phase.LIVE);
            assertThat(slot.map(one -> one.phase() == Phase.LIVE).orElse(anyLive))
                    .isEqualTo(anyLive);
            boolean anyAhead = open.stream()
                    .anyMatch(one -> one.endsAt() != null && one.endsAt().isAfter(NOW));
            slot.filter(one -> !anyLive && anyAhead)
                    .ifPresent(one -> assertThat(one.endsAt()).isAfter(NOW));
        }
    }
}
