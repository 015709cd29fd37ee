package org.plenary.youth.breakout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plenary.youth.admission.Band;

/// The room's rules. What must always hold is tried in every state that anything anybody does can lead to, at every
/// moment until the next thing happens.
class BreakoutTest {

    private static final Instant START = Instant.parse("2011-11-01T10:00:00Z");
    private static final Plan PLAN = new Plan("Hopes and fears", Band.YOUNGER, 2, 2, true);
    private static final Duration STEP = Duration.ofSeconds(20);

    /// Longer ago than this makes no difference any more: silence, and then the minute until a room closes.
    private static final long FORGOTTEN = Presence.SILENCE.plus(Breakout.WAITS).toSeconds() + 5;

    /// Moments after a state was reached at which something changes by itself, and those beside them.
    private static final List<Integer> MOMENTS = List.of(0, 1, 4, 5, 6, 55, 59, 60, 61, 64, 65, 66, 120);

    private static final List<UUID> FACILITATORS = people(1, 3);
    private static final List<Youth> YOUTHS = List.of(
            new Youth(person(11), Band.YOUNGER, true),
            new Youth(person(12), Band.YOUNGER, false),
            new Youth(person(13), Band.OLDER, true));

    private static final Act LEAD_LETS_GO_ON = (room, now) -> room.thaw(true, now);

    private static final List<Moment> REACHABLE = reachable();

    private record Youth(UUID person, Band band, boolean recordable) {}

    /// Something that somebody does in a room.
    @FunctionalInterface
    private interface Act {
        Turn in(Breakout room, Instant now);
    }

    /// A room at a moment; two that differ only in when they are, or in what nobody can tell any more, are the same.
    private record Moment(Breakout room, Instant now) {

        String kind() {
            var text = new StringBuilder();
            var opening = room.opening();
            if (opening != null) {
                text.append(ago(opening.openedAt()))
                        .append(' ')
                        .append(opening.closedAt() == null ? ago(opening.endsAt()) : "closed")
                        .append(opening.frozen())
                        .append(opening.frozenByLead())
                        .append(opening.recordingSince() != null);
            }
            room.presences().stream()
                    .sorted(Comparator.comparing(Presence::person))
                    .forEach(presence -> text.append(' ')
                            .append(presence.person())
                            .append(ago(presence.until()))
                            .append(presence.recordable())
                            .append(presence.leftAt() != null));
            return text.toString();
        }

        private long ago(Instant then) {
            return Math.min(Duration.between(then, now).toSeconds(), FORGOTTEN);
        }
    }

    @Test
    void everyStateIsReached() {
        var states = REACHABLE.stream().map(at -> at.room().state(at.now())).distinct();
        assertThat(states).containsExactlyInAnyOrder(RoomState.values());
        var endings = REACHABLE.stream()
                .flatMap(at -> at.room().ending(at.now()).stream())
                .distinct();
        assertThat(endings).containsExactlyInAnyOrder(Ending.values());
        assertThat(REACHABLE).hasSizeGreaterThan(5_000).anyMatch(at -> at.room().isRecording(at.now()));
    }

    @Test
    void statement2NoReachableStateHasExactlyOneAdultAndOneMinorTogether() {
        everywhere(BreakoutTest::isAttended);
    }

    @Test
    void nobodySaysAnythingWithoutTwoFacilitatorsAndNobodyWhoIsNotThere() {
        everywhere(BreakoutTest::letsOnlyWhoIsThere);
    }

    @Test
    void statement5NobodyOfAnotherAgeIsEverThere() {
        everywhere(BreakoutTest::isOfOneBand);
    }

    @Test
    void statement8NothingIsRecordedWhileSomebodyIsThereWhoMayNotBe() {
        everywhere(BreakoutTest::recordsOnlyWhoConsents);
    }

    @Test
    void statement13WhatALeadHasStoppedStaysStoppedWhateverAnybodyElseDoes() {
        var others = new ArrayList<>(acts(FACILITATORS.subList(0, 2)));
        assertThat(others.remove(LEAD_LETS_GO_ON)).isTrue();
        int stopped = 0;
        for (var at : REACHABLE) {
            if (isStoppedByLead(at.room())) {
                stopped++;
                for (var act : others) {
                    var after = after(at.room(), act, at.now());
                    assertThat(isStoppedByLead(after)).isTrue();
                    assertThat(after.state(at.now())).isNotEqualTo(RoomState.OPEN);
                }
            }
        }
        assertThat(stopped).as("moments in rooms that a lead has stopped").isGreaterThan(100);
    }

    @Test
    void statement1NoRoomIsOpenForMoreThanAMinuteWithoutTwoFacilitators() {
        everywhere((room, now) -> {
            if (room.state(now) == RoomState.HELD) {
                assertThat(room.closesAt(now).orElseThrow()).isAfter(now).isBeforeOrEqualTo(now.plus(Breakout.WAITS));
                assertThat(room.state(now.plus(Breakout.WAITS))).isEqualTo(RoomState.CLOSED);
            }
        });
    }

    @Test
    void whatIsWrittenDownOfARoomIsWhatItWasAnyway() {
        everywhere((room, now) -> {
            var settled = room.settled(now);
            assertThat(settled.state(now)).isEqualTo(room.state(now));
            assertThat(settled.ending(now)).isEqualTo(room.ending(now));
            assertThat(settled.isRecording(now)).isEqualTo(room.isRecording(now));
            assertThat(settled.settled(now)).isEqualTo(settled);
        });
    }

    @Test
    void theSameHoldsWithThreeFacilitatorsAndAnyPause() {
        var random = new Random(2011);
        var acts = acts(FACILITATORS);
        int inside = 0;
        for (int walk = 0; walk < 300; walk++) {
            var room = opened();
            var now = START;
            for (int step = 0; step < 150; step++) {
                now = now.plusMillis(random.nextInt(6) == 0 ? random.nextInt(20_000) : random.nextInt(2_000));
                room = after(room, acts.get(random.nextInt(acts.size())), now);
                for (var facilitator : FACILITATORS) {
                    room = random.nextInt(3) == 0 ? room : after(room, hear(facilitator), now);
                }
                isAttended(room, now);
                letsOnlyWhoIsThere(room, now);
                isOfOneBand(room, now);
                recordsOnlyWhoConsents(room, now);
                inside += room.together(now).stream().anyMatch(Presence::isYouth) ? 1 : 0;
            }
        }
        assertThat(inside).as("moments with young people in the room").isGreaterThan(100);
    }

    @Test
    void aRoomWaitsForItsSecondFacilitatorAndGoesOnWhereItWas() {
        var room = opened();
        var youth = YOUTHS.getFirst();
        room = after(room, enter(youth), START);
        room = after(room, (held, now) -> held.leave(FACILITATORS.get(1), now), START.plusSeconds(2));
        room = after(room, hear(FACILITATORS.getFirst()), START.plusSeconds(3));
        room = after(room, hear(youth.person()), START.plusSeconds(3));

        assertThat(room.state(START.plusSeconds(3))).isEqualTo(RoomState.HELD);
        assertThat(room.closesAt(START.plusSeconds(3))).contains(START.plusSeconds(62));
        assertThat(room.lets(youth.person(), START.plusSeconds(3))).isFalse();

        room = after(room, facilitate(FACILITATORS.get(1)), START.plusSeconds(5));
        assertThat(room.lets(youth.person(), START.plusSeconds(5))).isTrue();
    }

    @Test
    void aRoomWithoutItsFacilitatorsForAMinuteStaysClosedWhenTheyComeBack() {
        var room = opened();
        var later = START.plusSeconds(66);
        assertThat(room.ending(later)).contains(Ending.UNSUPERVISED);

        for (var facilitator : FACILITATORS) {
            room = after(room, facilitate(facilitator), later);
        }
        assertThat(room.state(later)).isEqualTo(RoomState.CLOSED);
        assertThat(room.open(later)).isInstanceOf(Turn.Done.class);
    }

    @Test
    void whatALeadHasStoppedOnlyALeadLetsGoOn() {
        var room = after(opened(), (open, now) -> open.freeze(true, now), START);
        assertThat(room.thaw(false, START)).isEqualTo(new Turn.Refused(Refusal.FROZEN_BY_LEAD));
        assertThat(after(room, (frozen, now) -> frozen.thaw(true, now), START).state(START))
                .isEqualTo(RoomState.OPEN);
        assertThat(after(room, (frozen, now) -> frozen.freeze(false, now), START)
                        .thaw(false, START))
                .as("a facilitator's stop after the lead's takes nothing from the lead")
                .isEqualTo(new Turn.Refused(Refusal.FROZEN_BY_LEAD));
    }

    @Test
    void statement13ClosingARoomThatALeadHasStoppedAndOpeningItAgainLeavesItStopped() {
        var room = after(opened(), (open, now) -> open.freeze(true, now), START);
        room = after(room, Breakout::close, START);
        assertThat(room.state(START)).isEqualTo(RoomState.CLOSED);
        for (var facilitator : FACILITATORS) {
            room = after(room, facilitate(facilitator), START);
        }
        room = after(room, Breakout::open, START);

        assertThat(room.state(START)).isEqualTo(RoomState.FROZEN);
        assertThat(room.thaw(false, START)).isEqualTo(new Turn.Refused(Refusal.FROZEN_BY_LEAD));
        assertThat(after(room, LEAD_LETS_GO_ON, START).state(START)).isEqualTo(RoomState.OPEN);
    }

    @Test
    void aRecordingEndsWhenSomebodyComesInWhoMayNotBeRecordedAndDoesNotBeginAgainByItself() {
        var room = after(after(opened(), enter(YOUTHS.getFirst()), START), Breakout::record, START);
        assertThat(room.isRecording(START)).isTrue();

        room = after(room, enter(YOUTHS.get(1)), START);
        assertThat(room.isRecording(START)).isFalse();
        assertThat(room.record(START)).isEqualTo(new Turn.Refused(Refusal.NO_CONSENT));

        room = after(room, (open, now) -> open.leave(YOUTHS.get(1).person(), now), START);
        assertThat(room.isRecording(START)).isFalse();
    }

    @Test
    void statement7ARecordingEndsWithTheConsentOfSomebodyWhoIsThere() {
        var youth = YOUTHS.getFirst();
        var room = after(after(opened(), enter(youth), START), Breakout::record, START);
        assertThat(room.isRecording(START)).isTrue();

        room = after(room, (open, now) -> open.hear(youth.person(), false, now), START);
        assertThat(room.isRecording(START)).isFalse();
        assertThat(room.record(START)).isEqualTo(new Turn.Refused(Refusal.NO_CONSENT));
    }

    @Test
    void twoFacilitatorsOfOneNameAreToldApart() {
        var names = opened().together(START).stream().map(Presence::name);
        assertThat(names).containsExactlyInAnyOrder("Facilitator", "Facilitator (2)");
    }

    @Test
    void aYoungPersonWithAFacilitatorsNameGoesByAnotherWhoeverCameFirst() {
        var facilitator = FACILITATORS.getFirst();
        var youth = YOUTHS.getFirst();
        var adultFirst = after(opened(), (open, now) -> open.facilitate(facilitator, "Kestrel", now), START);
        adultFirst = after(adultFirst, enter(youth), START);
        var youthFirst = after(opened(), enter(youth), START);
        youthFirst = after(youthFirst, (open, now) -> open.facilitate(facilitator, "Kestrel", now), START);

        for (var room : List.of(adultFirst, youthFirst)) {
            assertThat(room.present(facilitator).map(Presence::name)).contains("Kestrel");
            assertThat(room.present(youth.person()).map(Presence::name)).contains("Kestrel (2)");
        }
    }

    @Test
    void aFacilitatorsNumberedNameYieldsToNoYoungPersonEither() {
        var youth = YOUTHS.getFirst().person();
        var room = after(opened(), (open, now) -> open.enter(youth, "Facilitator (3)", Band.YOUNGER, true, now), START);
        room = after(room, facilitate(FACILITATORS.getLast()), START);

        assertThat(room.together(START).stream().map(Presence::name))
                .containsExactlyInAnyOrder("Facilitator", "Facilitator (2)", "Facilitator (3)", "Facilitator (3) (2)");
        assertThat(room.present(youth).map(Presence::name)).contains("Facilitator (3) (2)");
    }

    @Test
    void noTwoInARoomHaveOneName() {
        everywhere((room, now) ->
                assertThat(room.presences()).extracting(Presence::name).doesNotHaveDuplicates());
    }

    private static void isAttended(Breakout room, Instant now) {
        var together = room.together(now);
        if (together.stream().anyMatch(Presence::isYouth)) {
            assertThat(together.stream().filter(Presence::isFacilitator))
                    .hasSizeGreaterThanOrEqualTo(Breakout.FACILITATORS);
        }
    }

    private static void letsOnlyWhoIsThere(Breakout room, Instant now) {
        for (var youth : YOUTHS) {
            if (room.lets(youth.person(), now)) {
                assertThat(room.state(now)).isEqualTo(RoomState.OPEN);
                assertThat(room.together(now).stream().map(Presence::person)).contains(youth.person());
                assertThat(room.together(now).stream().filter(Presence::isFacilitator))
                        .hasSizeGreaterThanOrEqualTo(Breakout.FACILITATORS);
            }
        }
    }

    private static void isOfOneBand(Breakout room, Instant now) {
        assertThat(room.presences().stream().map(Presence::person))
                .doesNotContain(YOUTHS.getLast().person());
    }

    private static void recordsOnlyWhoConsents(Breakout room, Instant now) {
        if (room.isRecording(now)) {
            assertThat(room.state(now)).isEqualTo(RoomState.OPEN);
            assertThat(room.together(now)).allMatch(Presence::recordable);
        }
    }

    private static boolean isStoppedByLead(Breakout room) {
        return room.opening() != null && room.opening().frozenByLead();
    }

    /// Tries a rule in every state that can be reached, and at every moment after it.
    private static void everywhere(Rule rule) {
        for (var at : REACHABLE) {
            MOMENTS.forEach(later -> rule.holds(at.room(), at.now().plusSeconds(later)));
        }
    }

    private static List<Moment> reachable() {
        var known = new HashMap<String, Moment>();
        var open = new ArrayDeque<Moment>();
        open.add(new Moment(planned(), START));
        var acts = acts(FACILITATORS.subList(0, 2));
        while (!open.isEmpty()) {
            var at = open.remove();
            if (known.putIfAbsent(at.kind(), at) == null) {
                acts.forEach(act -> open.add(new Moment(after(at.room(), act, at.now()), at.now())));
                open.add(new Moment(at.room(), at.now().plus(STEP)));
            }
        }
        return List.copyOf(known.values());
    }

    @FunctionalInterface
    private interface Rule {
        void holds(Breakout room, Instant now);
    }

    private static List<Act> acts(List<UUID> facilitators) {
        var acts = new ArrayList<Act>(List.of(
                Breakout::open,
                Breakout::close,
                Breakout::record,
                Breakout::stopRecording,
                (room, now) -> room.freeze(false, now),
                (room, now) -> room.freeze(true, now),
                (room, now) -> room.thaw(false, now),
                LEAD_LETS_GO_ON,
                (room, now) -> room.callBack(STEP, now)));
        for (var facilitator : facilitators) {
            acts.addAll(
                    List.of(facilitate(facilitator), hear(facilitator), (room, now) -> room.leave(facilitator, now)));
        }
        for (var youth : YOUTHS) {
            acts.addAll(List.of(
                    enter(youth),
                    (room, now) -> room.hear(youth.person(), youth.recordable(), now),
                    (room, now) -> room.hear(youth.person(), false, now),
                    (room, now) -> room.leave(youth.person(), now)));
        }
        return acts;
    }

    private static Act facilitate(UUID facilitator) {
        return (room, now) -> room.facilitate(facilitator, "Facilitator", now);
    }

    private static Act enter(Youth youth) {
        return (room, now) -> room.enter(youth.person(), "Kestrel", youth.band(), youth.recordable(), now);
    }

    private static Act hear(UUID person) {
        return (room, now) -> room.hear(person, true, now);
    }

    /// The room after something was done, or refused, as the store does it: what has followed by then comes first.
    private static Breakout after(Breakout room, Act act, Instant now) {
        var settled = room.settled(now);
        return act.in(settled, now) instanceof Turn.Done(var changed) ? changed : settled;
    }

    private static Breakout opened() {
        var room = planned();
        for (var facilitator : FACILITATORS.subList(0, 2)) {
            room = after(room, facilitate(facilitator), START);
        }
        return after(room, Breakout::open, START);
    }

    private static Breakout planned() {
        return new Breakout(person(100), person(101), PLAN, null, List.of(), 1);
    }

    private static List<UUID> people(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(BreakoutTest::person).toList();
    }

    private static UUID person(int number) {
        return new UUID(0, number);
    }
}
