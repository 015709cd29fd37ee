package org.plenary.youth.breakout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plenary.youth.admission.Band;

/// One room: the facts, and what follows from them at any moment. No rule here can be configured away; they are the
/// safeguarding statements 1, 2, 4, 5, 8 and 13.
///
/// @param opening the last time it was opened; null while it never was
/// @param presences who is there, and facilitators who have left since it was opened
public record Breakout(
        UUID id, UUID conference, Plan plan, @Nullable Opening opening, List<Presence> presences, long version) {

    /// With fewer facilitators no young person is in the room: statement 1.
    static final int FACILITATORS = 2;
    /// How long a room waits for its second facilitator: statement 1.
    static final Duration WAITS = Duration.ofSeconds(60);
    /// How long a room may be open in one go; longer is no breakout, and a forgotten one ends.
    static final Duration LONGEST = Duration.ofHours(4);

    private record End(Instant at, Ending why) {}

    public Breakout {
        presences = List.copyOf(presences);
    }

    public RoomState state(Instant now) {
        if (opening == null) {
            return RoomState.PLANNED;
        }
        if (end(opening, now).isPresent()) {
            return RoomState.CLOSED;
        }
        if (!isSupervised(now)) {
            return RoomState.HELD;
        }
        return opening.frozen() ? RoomState.FROZEN : RoomState.OPEN;
    }

    /// Why it closed; empty while it has not.
    public Optional<Ending> ending(Instant now) {
        return Optional.ofNullable(opening).flatMap(last -> end(last, now)).map(End::why);
    }

    /// When it closes unless the second facilitator comes back; empty while nobody is missing.
    public Optional<Instant> closesAt(Instant now) {
        return state(now) == RoomState.HELD
                ? Optional.of(supervisedUntil(opened()).plus(WAITS))
                : Optional.empty();
    }

    /// Who is in the room together. While it is held, young people are not: they wait in the lobby.
    public List<Presence> together(Instant now) {
        return switch (state(now)) {
            case OPEN, FROZEN -> there(now, presence -> true);
            case PLANNED, HELD, CLOSED -> there(now, Presence::isFacilitator);
        };
    }

    /// Whether somebody can say something here now, in writing or by sound and picture.
    public boolean lets(UUID person, Instant now) {
        return state(now) == RoomState.OPEN
                && present(person).filter(found -> found.isThere(now)).isPresent();
    }

    /// Why somebody can say nothing here now; empty when they can.
    public Optional<Refusal> silences(UUID person, Instant now) {
        if (lets(person, now)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (state(now)) {
                    case PLANNED, CLOSED -> Refusal.NOT_OPEN;
                    case HELD -> Refusal.HELD;
                    case FROZEN -> Refusal.FROZEN;
                    case OPEN -> Refusal.NOT_HERE;
                });
    }

    /// Whether somebody has stopped it and nobody has let it go on: by the lead also once it is closed.
    public boolean isStopped() {
        return opening != null && opening.frozen();
    }

    public boolean isRecording(Instant now) {
        return state(now) == RoomState.OPEN && opened().recordingSince() != null && isRecordable(now);
    }

    /// Somebody who is in this room, or was heard of last in it.
    public Optional<Presence> present(UUID person) {
        return presences.stream()
                .filter(presence -> presence.person().equals(person) && presence.leftAt() == null)
                .findFirst();
    }

    /// The room with everything written down that has followed by now. Whatever happens next happens to this.
    Breakout settled(Instant now) {
        if (opening == null || opening.closedAt() != null) {
            return this;
        }
        var end = end(opening, now);
        if (end.isPresent()) {
            return closed(end.get());
        }
        return opening.recordingSince() != null && !isRecording(now) ? with(opening.recording(null)) : this;
    }

    public Turn open(Instant now) {
        return switch (state(now)) {
            case OPEN, HELD, FROZEN -> done(this);
            case PLANNED, CLOSED ->
                there(now, Presence::isFacilitator).size() < FACILITATORS
                        ? refused(Refusal.NEEDS_TWO_FACILITATORS)
                        : done(with(Opening.of(now, plan.minutes(), opening != null && opening.frozenByLead())));
        };
    }

    public Turn close(Instant now) {
        return done(isOpened(now) ? closed(new End(now, Ending.BY_HAND)) : this);
    }

    /// Moves the end of its time, counted from now on when that is nearer than what was left.
    public Turn extend(int minutes, Instant now) {
        if (!isOpened(now)) {
            return refused(Refusal.NOT_OPEN);
        }
        var end = opened().endsAt().plus(Duration.ofMinutes(minutes));
        return end.isAfter(opened().openedAt().plus(LONGEST))
                ? refused(Refusal.TOO_LONG)
                : done(with(opened().endingAt(end)));
    }

    /// Lets its time be over soon, for everyone to come back.
    public Turn callBack(Duration notice, Instant now) {
        var end = now.plus(notice);
        return done(isOpened(now) && end.isBefore(opened().endsAt()) ? with(opened().endingAt(end)) : this);
    }

    public Turn freeze(boolean byLead, Instant now) {
        return isOpened(now)
                ? done(with(opened().freezing(true, byLead || opened().frozenByLead())))
                : refused(Refusal.NOT_OPEN);
    }

    public Turn thaw(boolean byLead, Instant now) {
        if (!isStopped() && !isOpened(now)) {
            return refused(Refusal.NOT_OPEN);
        }
        return opened().frozenByLead() && !byLead
                ? refused(Refusal.FROZEN_BY_LEAD)
                : done(with(opened().freezing(false, false)));
    }

    public Turn record(Instant now) {
        if (state(now) != RoomState.OPEN) {
            return refused(Refusal.NOT_OPEN);
        }
        if (!isRecordable(now)) {
            return refused(Refusal.NO_CONSENT);
        }
        return done(isRecording(now) ? this : with(opened().recording(now)));
    }

    public Turn stopRecording(Instant now) {
        return done(isRecording(now) ? with(opened().recording(null)) : this);
    }

    /// A facilitator comes in, whatever the room is: opening it takes two who are here. Their name yields to no young
    /// person's.
    public Turn facilitate(UUID person, String name, Instant now) {
        var others = without(person);
        var free = others.free(name, Presence::isFacilitator);
        return done(others.yielding(free).with(Presence.of(person, Part.FACILITATOR, free, true, now)));
    }

    /// A young person comes in. Where somebody has their name already, theirs gets a number.
    public Turn enter(UUID person, String pseudonym, Band band, boolean recordable, Instant now) {
        if (band != plan.band()) {
            return refused(Refusal.OTHER_BAND);
        }
        return switch (state(now)) {
            case PLANNED, CLOSED -> refused(Refusal.NOT_OPEN);
            case HELD -> refused(Refusal.HELD);
            case FROZEN -> refused(Refusal.FROZEN);
            case OPEN ->
                present(person).isEmpty() && youths() >= plan.capacity()
                        ? refused(Refusal.FULL)
                        : done(without(person)
                                .withYouth(person, pseudonym, recordable, now)
                                .settled(now));
        };
    }

    /// Somebody is still there.
    public Turn hear(UUID person, boolean recordable, Instant now) {
        return present(person)
                .<Turn>map(found -> done(with(found.seen(recordable, now)).settled(now)))
                .orElseGet(() -> refused(Refusal.NOT_HERE));
    }

    /// Somebody goes. That a facilitator was there is kept: since when one is missing follows from it.
    public Turn leave(UUID person, Instant now) {
        return done(present(person)
                .map(found -> found.isFacilitator() && isOpened(now) ? with(found.left(now)) : without(person))
                .orElse(this)
                .settled(now));
    }

    /// The room as if these people had gone when they were last heard of: whatever else is judged by an earlier moment
    /// than that at which it became known, they are not there.
    Breakout without(Set<UUID> barred) {
        return new Breakout(
                id,
                conference,
                plan,
                opening,
                presences.stream()
                        .map(presence ->
                                barred.contains(presence.person()) ? presence.left(presence.seenAt()) : presence)
                        .filter(presence -> presence.isFacilitator() || !barred.contains(presence.person()))
                        .toList(),
                version);
    }

    private boolean isOpened(Instant now) {
        return opening != null && end(opening, now).isEmpty();
    }

    private Opening opened() {
        if (opening == null) {
            throw new IllegalStateException("This room was never opened");
        }
        return opening;
    }

    private Optional<End> end(Opening last, Instant now) {
        if (last.closedAt() != null && last.ending() != null) {
            return Optional.of(new End(last.closedAt(), last.ending()));
        }
        var deserted = new End(supervisedUntil(last).plus(WAITS), Ending.UNSUPERVISED);
        var over = new End(last.endsAt(), Ending.TIME);
        var first = deserted.at().isBefore(over.at()) ? deserted : over;
        return first.at().isAfter(now) ? Optional.empty() : Optional.of(first);
    }

    private boolean isSupervised(Instant now) {
        return supervisedUntil(opened()).isAfter(now);
    }

    /// Until when two facilitators are there, or were.
    private Instant supervisedUntil(Opening last) {
        return presences.stream()
                .filter(Presence::isFacilitator)
                .map(Presence::until)
                .sorted(Comparator.reverseOrder())
                .skip(FACILITATORS - 1L)
                .findFirst()
                .filter(last.openedAt()::isBefore)
                .orElse(last.openedAt());
    }

    private boolean isRecordable(Instant now) {
        return there(now, Presence::isYouth).stream().allMatch(Presence::recordable);
    }

    /// Who was moved elsewhere takes no place here; who is silent for a moment does.
    private long youths() {
        return presences.stream()
                .filter(presence -> presence.isYouth() && presence.leftAt() == null)
                .count();
    }

    private List<Presence> there(Instant now, Predicate<Presence> which) {
        return presences.stream()
                .filter(presence -> presence.isThere(now) && which.test(presence))
                .toList();
    }

    private Breakout withYouth(UUID person, String pseudonym, boolean recordable, Instant now) {
        return with(Presence.of(person, Part.YOUTH, free(pseudonym, presence -> true), recordable, now));
    }

    /// The room with a name free for a facilitator: a young person who has it goes by another.
    private Breakout yielding(String name) {
        return presences.stream()
                .filter(presence -> presence.isYouth() && presence.name().equals(name))
                .reduce(
                        this,
                        (room, holder) -> room.with(holder.named(room.free(name, presence -> true))),
                        (one, other) -> other);
    }

    /// A name that none of those here has: this one, or this one with a number.
    private String free(String name, Predicate<Presence> among) {
        var taken = presences.stream().filter(among).map(Presence::name).collect(Collectors.toSet());
        return Stream.iterate(2, number -> number + 1)
                .map(number -> "%s (%d)".formatted(name, number))
                .filter(candidate -> !taken.contains(candidate))
                .findFirst()
                .filter(numbered -> taken.contains(name))
                .orElse(name);
    }

    private Breakout closed(End end) {
        return new Breakout(id, conference, plan, opened().closed(end.at(), end.why()), List.of(), version);
    }

    private Breakout with(Opening changed) {
        return new Breakout(id, conference, plan, changed, presences, version);
    }

    private Breakout with(Presence presence) {
        var all = new ArrayList<>(without(presence.person()).presences());
        all.add(presence);
        return new Breakout(id, conference, plan, opening, all, version);
    }

    private Breakout without(UUID person) {
        return new Breakout(
                id,
                conference,
                plan,
                opening,
                presences.stream()
                        .filter(presence -> !presence.person().equals(person))
                        .toList(),
                version);
    }

    private static Turn done(Breakout breakout) {
        return new Turn.Done(breakout);
    }

    private static Turn refused(Refusal refusal) {
        return new Turn.Refused(refusal);
    }
}
