package org.plenary.youth.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Who may be in sound and picture: tried for everything that a breakout can allow, with everybody who can be there.
class CompanyTest {

    private static final List<Participant> ADULTS = Stream.of("Ada", "Ben", "Cleo", "Ada#shadow")
            .map(name -> new Participant(name, name, true, true))
            .toList();
    private static final List<Participant> MINORS = Stream.of("Kestrel", "Heron")
            .map(name -> new Participant(name, name, false, true))
            .toList();

    /// Whom the breakout lets in, and who is there.
    private record Situation(Company company, List<Participant> there) {

        boolean allows(Participant participant) {
            return company.people().containsKey(participant.identity());
        }

        long attending() {
            return there.stream()
                    .filter(one -> one.facilitator() && one.connected() && allows(one))
                    .count();
        }

        List<String> gone() {
            return company.leaving(there).stream().map(Participant::identity).toList();
        }
    }

    private static final List<Situation> SITUATIONS = situations();

    @Test
    void everySituationIsTried() {
        assertThat(SITUATIONS).hasSize(6 * 6 * 6 * 6 * 6 * 3);
        assertThat(SITUATIONS).anyMatch(at -> at.attending() == 2).anyMatch(at -> at.attending() == 3);
    }

    @Test
    void statement2NeverIsOneAdultAloneWithAMinorNorAMinorWithFewerThanTwoAdults() {
        for (var at : SITUATIONS) {
            var gone = at.gone();
            var left = at.there().stream()
                    .filter(one -> !gone.contains(one.identity()))
                    .toList();
            if (left.stream().anyMatch(one -> !one.facilitator())) {
                assertThat(left)
                        .filteredOn(one -> one.facilitator() && one.connected() && at.allows(one))
                        .as("adults with a minor")
                        .hasSizeGreaterThanOrEqualTo(2);
            }
        }
    }

    @Test
    void whileTheyAreTakenOutOneAfterTheOtherNobodysGoingLeavesAMinorWithOneAdult() {
        for (var at : SITUATIONS) {
            var left = new ArrayList<>(at.there());
            long adults = count(left, Participant::facilitator);
            for (var leaving : at.company().leaving(at.there())) {
                left.remove(leaving);
                if (count(left, one -> !one.facilitator()) > 0) {
                    assertThat(count(left, Participant::facilitator)).isGreaterThanOrEqualTo(Math.min(adults, 2));
                }
            }
        }
    }

    @Test
    void facilitatorsComeInFirstAndYoungPeopleStayWhileTwoAreConnected() {
        for (var at : SITUATIONS) {
            assertThat(at.gone())
                    .containsExactlyInAnyOrderElementsOf(at.there().stream()
                            .filter(one -> !at.allows(one) || (!one.facilitator() && at.attending() < 2))
                            .map(Participant::identity)
                            .toList());
        }
    }

    @Test
    void whoeverIsToldTheyMayComeInIsNotTakenOutAgain() {
        for (var at : SITUATIONS) {
            for (var one : everybody()) {
                var hearing = at.company().hearing(one.identity(), Optional.of(at.there()));
                boolean isThere =
                        at.there().stream().anyMatch(known -> known.identity().equals(one.identity()));
                boolean mayBe = at.allows(one) && (one.facilitator() || at.attending() >= 2);
                assertThat(hearing.admits()).isEqualTo(mayBe);
                assertThat(hearing)
                        .isEqualTo(
                                mayBe
                                        ? isThere ? Hearing.TAKEN : Hearing.FREE
                                        : at.allows(one) ? Hearing.WAITS : Hearing.OFF);
            }
        }
    }

    @Test
    void whileTheMediaServerDoesNotSayWhoIsThereYoungPeopleWait() {
        for (var at : SITUATIONS) {
            for (var one : everybody()) {
                assertThat(at.company().hearing(one.identity(), Optional.<List<Participant>>empty()))
                        .isEqualTo(!at.allows(one) ? Hearing.OFF : one.facilitator() ? Hearing.TAKEN : Hearing.WAITS);
            }
        }
    }

    private static long count(List<Participant> people, Predicate<Participant> which) {
        return people.stream().filter(which).count();
    }

    private static List<Participant> everybody() {
        return Stream.concat(ADULTS.stream(), MINORS.stream()).toList();
    }

    /// Everybody is let in or not, and away, on their way or connected; an added name is never let in.
    private static List<Situation> situations() {
        var all = List.of(new Situation(new Company(Map.of()), List.of()));
        for (var one : everybody()) {
            var grown = new ArrayList<Situation>();
            for (var before : all) {
                for (var let : one.identity().contains("#") ? List.of(false) : List.of(true, false)) {
                    var people = new HashMap<>(before.company().people());
                    if (let) {
                        people.put(one.identity(), new Person(UUID.randomUUID(), one.name(), one.facilitator()));
                    }
                    var company = new Company(people);
                    grown.add(new Situation(company, before.there()));
                    grown.add(new Situation(company, and(before.there(), one)));
                    grown.add(new Situation(
                            company,
                            and(
                                    before.there(),
                                    new Participant(one.identity(), one.name(), one.facilitator(), false))));
                }
            }
            all = grown;
        }
        return all;
    }

    private static List<Participant> and(List<Participant> there, Participant one) {
        return Stream.concat(there.stream(), Stream.of(one)).toList();
    }
}
