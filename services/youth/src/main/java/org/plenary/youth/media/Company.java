package org.plenary.youth.media;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whom a breakout lets into its sound and picture, and what follows from who is there: safeguarding statements 1 and
/// 2. Facilitators may come in first; young people are in only while two facilitators are connected.
///
/// @param people by their identities at the media server
record Company(Map<String, Person> people) {

    static final int FACILITATORS = 2;

    Company {
        people = Map.copyOf(people);
    }

    /// Who has to go, young people first: so that nobody's going leaves one adult with one of them.
    List<Participant> leaving(Collection<Participant> there) {
        var attended = isAttended(there);
        return there.stream()
                .filter(participant -> !mayBeIn(participant.identity(), attended))
                .sorted(Comparator.comparing(Participant::facilitator))
                .toList();
    }

    /// What sound and picture are to somebody.
    ///
    /// @param there empty when the media server does not say: then nobody is taken to be there
    Hearing hearing(String identity, Optional<? extends Collection<Participant>> there) {
        var person = people.get(identity);
        if (person == null) {
            return Hearing.OFF;
        }
        if (!mayBeIn(identity, there.filter(this::isAttended).isPresent())) {
            return Hearing.WAITS;
        }
        return there.filter(known ->
                                known.stream().noneMatch(one -> one.identity().equals(identity)))
                        .isPresent()
                ? Hearing.FREE
                : Hearing.TAKEN;
    }

    private boolean mayBeIn(String identity, boolean attended) {
        var person = people.get(identity);
        return person != null && (person.facilitator() || attended);
    }

    private boolean isAttended(Collection<Participant> there) {
        return there.stream()
                        .filter(Participant::connected)
                        .map(participant -> people.get(participant.identity()))
                        .filter(person -> person != null && person.facilitator())
                        .distinct()
                        .count()
                >= FACILITATORS;
    }
}
