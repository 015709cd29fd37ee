package org.plenary.youth.admission;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Transaction;
import org.plenary.youth.consent.Consents;
import org.plenary.youth.consent.Giver;
import org.plenary.youth.consent.Purpose;
import org.plenary.youth.group.Group;
import org.plenary.youth.group.GroupCode;
import org.plenary.youth.group.Groups;
import org.plenary.youth.letter.Letters;

/// Who comes into the forum, with a group's code.
@ApplicationScoped
class Joinings {

    /// What became of joining.
    sealed interface Joining {

        /// Whether they are in the forum, now or since an earlier time.
        default boolean isIn() {
            return this instanceof Joined || this instanceof Already;
        }

        record Joined(Admission admission) implements Joining {}

        /// They have joined before, and what they told then stays.
        record Already(Admission admission) implements Joining {}

        /// No open group of this conference has that code.
        record UnknownGroup() implements Joining {}

        record TooManyTries() implements Joining {}

        /// Somebody has that name, or one that looks like it: a young person or an adult of the forum.
        record PseudonymTaken() implements Joining {}

        /// The guardian's address is that of the adult who confirms the group's members.
        record GuardianConfirms() implements Joining {}
    }

    /// What a young person tells to join.
    ///
    /// @param guardianEmail null when no guardian is needed
    /// @param name of the account; null when it has none
    record Wish(
            UUID subject,
            GroupCode code,
            Pseudonym pseudonym,
            int birthYear,
            String country,
            @Nullable String guardianEmail,
            @Nullable String name) {}

    private final Admissions admissions;
    private final Groups groups;
    private final Consents consents;
    private final Letters letters;
    private final Leavings leavings;
    private final Earlier earlier;
    private final JoinConfig bounds;
    private final InstantSource clock;

    Joinings(
            Admissions admissions,
            Groups groups,
            Consents consents,
            Letters letters,
            Leavings leavings,
            Earlier earlier,
            JoinConfig bounds,
            InstantSource clock) {
        this.admissions = admissions;
        this.groups = groups;
        this.consents = consents;
        this.letters = letters;
        this.leavings = leavings;
        this.earlier = earlier;
        this.bounds = bounds;
        this.clock = clock;
    }

    /// Lets somebody in, at most once.
    Joining join(Transaction transaction, UUID conference, Wish wish) {
        var before = admissions.lock(transaction, conference, wish.subject());
        if (before.isPresent()) {
            return new Joining.Already(before.get());
        }
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        if (wrongCodes(transaction, wish.subject(), now) >= bounds.wrongCodesAnHour()) {
            return new Joining.TooManyTries();
        }
        var group = groups.joinable(transaction, conference, wish.code());
        if (group.isEmpty()) {
            transaction.update("insert into wrong_code (subject, tried_at) values ($1, $2)", wish.subject(), now);
            return new Joining.UnknownGroup();
        }
        if (wish.guardianEmail() != null && Admissions.confirms(group.get(), wish.guardianEmail())) {
            return new Joining.GuardianConfirms();
        }
        if (adults(transaction, conference).stream().anyMatch(wish.pseudonym()::isNameOf)) {
            return new Joining.PseudonymTaken();
        }
        return enter(transaction, group.get(), wish, now)
                .<Joining>map(Joining.Joined::new)
                // Either of two unique things was there first: the person, joining twice at once, or the pseudonym.
                .or(() ->
                        admissions.lock(transaction, conference, wish.subject()).map(Joining.Already::new))
                .orElseGet(Joining.PseudonymTaken::new);
    }

    /// The adults of a forum as far as they are known here: who accompanies young people, and who sends them.
    private static List<String> adults(Transaction transaction, UUID conference) {
        return transaction.list("""
                select name from facilitator where conference = $1 and name is not null
                union select contact_name from sending_group where conference = $1 and contact_name is not null
                """, row -> row.getString("name"), conference);
    }

    private Optional<Admission> enter(Transaction transaction, Group group, Wish wish, OffsetDateTime now) {
        var before = earlier.of(transaction, group.conference(), wish.subject());
        var entered = transaction.one(
                """
                insert into admission (conference, subject, sending_group, pseudonym, pseudonym_key, birth_year, country,
                  name, guardian_email, joined_at, tries, earlier, refused_earlier)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
                on conflict do nothing
                returning id
                """,
                row -> row.getUUID("id"),
                group.conference(),
                wish.subject(),
                group.id(),
                wish.pseudonym().text(),
                wish.pseudonym().key(),
                wish.birthYear(),
                wish.country(),
                wish.name(),
                wish.guardianEmail(),
                now,
                before.tries(),
                before.times(),
                before.refused());
        entered.ifPresent(id -> {
            leavings.forget(transaction, group.conference(), wish.subject());
            if (wish.guardianEmail() == null) {
                // Who decides for themselves consents to taking part by joining; to nothing else.
                consents.give(transaction, id, Giver.SELF, Map.of(Purpose.TAKE_PART, true));
            }
            letters.oweMembersWait(transaction, group.id());
        });
        return entered.flatMap(id -> admissions.lock(transaction, id));
    }

    private static int wrongCodes(Transaction transaction, UUID subject, OffsetDateTime now) {
        // Many at once count each other.
        transaction.hold("wrong code", subject);
        return transaction
                .one(
                        "select count(*) as tries from wrong_code where subject = $1 and tried_at >= $2",
                        row -> row.getInteger("tries"),
                        subject,
                        now.minusHours(1))
                .orElse(0);
    }
}
