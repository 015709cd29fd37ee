package org.plenary.registration.admission;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A conference's rules for registering.
///
/// @param said what organisers said, at most one rule a kind; the usual one holds for the others
/// @param opensAt from then on; null for always
/// @param closesAt before that; null for ever
/// @param version of the rules; 0 while organisers have said nothing
public record Admission(
        UUID conference,
        List<KindRule> said,
        @Nullable Instant opensAt,
        @Nullable Instant closesAt,
        long version) {

    /// Why somebody cannot register.
    public enum Barrier {
        INVITATION_NEEDED,
        NOT_YET_OPEN,
        CLOSED
    }

    public Admission {
        said = List.copyOf(said);
        if (said.stream().map(KindRule::kind).distinct().count() != said.size()) {
            throw new IllegalArgumentException("two rules for one kind");
        }
        if (opensAt != null && closesAt != null && !closesAt.isAfter(opensAt)) {
            throw new IllegalArgumentException("closes before it opens");
        }
    }

    /// The rules of a conference whose organisers have said nothing.
    public static Admission usual(UUID conference) {
        return new Admission(conference, List.of(), null, null, 0);
    }

    /// The rule for a kind.
    public KindRule rule(Kind kind) {
        return said.stream().filter(rule -> rule.kind() == kind).findFirst().orElseGet(() -> KindRule.usual(kind));
    }

    /// The rules for all kinds, in their order.
    public List<KindRule> rules() {
        return Stream.of(Kind.values()).map(this::rule).toList();
    }

    /// What keeps people from registering as `kind` at `now`; empty when nothing does.
    public Optional<Barrier> barrier(Kind kind, Instant now) {
        if (rule(kind).invitationOnly()) {
            return Optional.of(Barrier.INVITATION_NEEDED);
        }
        if (opensAt != null && now.isBefore(opensAt)) {
            return Optional.of(Barrier.NOT_YET_OPEN);
        }
        return closesAt != null && !now.isBefore(closesAt) ? Optional.of(Barrier.CLOSED) : Optional.empty();
    }
}
