package org.plenary.youth.admission;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Sql;
import org.plenary.platform.database.Transaction;
import org.plenary.youth.admission.Admission.Changed;
import org.plenary.youth.admission.Admission.Erased;
import org.plenary.youth.consent.Consents;
import org.plenary.youth.consent.Giver;
import org.plenary.youth.consent.Purpose;
import org.plenary.youth.group.Group;
import org.plenary.youth.group.Groups;
import org.plenary.youth.letter.Letters;
import org.plenary.youth.link.LinkPurpose;
import org.plenary.youth.link.Links;

/// All admissions.
@ApplicationScoped
public class Admissions {

    private static final String COLUMNS = """
            select id, conference, subject, sending_group, earlier, refused_earlier, pseudonym, birth_year, country, name, guardian_email,
              guardian_released, joined_at,
              confirmed_at is not null as confirmed, declined_at is not null as declined, tries,
              ready_at is not null as ready, admitted, version, """ + Consents.COLUMN + " as consents from admission ";

    /// As many as are read at once where all are gone through.
    private static final int AT_ONCE = 500;

    /// Somebody, and whether they take part as far as that is written down.
    private record Noted(Admission admission, boolean admitted) {

        boolean isOutdated() {
            return admission.isAdmitted() != admitted;
        }
    }

    private final Database database;
    private final Groups groups;
    private final Consents consents;
    private final Links links;
    private final Letters letters;
    private final Leavings leavings;
    private final Earlier earlier;
    private final ConsentAgeConfig consentAges;
    private final JoinConfig bounds;
    private final InstantSource clock;
    private final Event<Changed> changed;
    private final Event<Erased> erased;

    Admissions(
            Database database,
            Groups groups,
            Consents consents,
            Links links,
            Letters letters,
            Leavings leavings,
            Earlier earlier,
            ConsentAgeConfig consentAges,
            JoinConfig bounds,
            InstantSource clock,
            Event<Changed> changed,
            Event<Erased> erased) {
        this.database = database;
        this.groups = groups;
        this.consents = consents;
        this.links = links;
        this.letters = letters;
        this.leavings = leavings;
        this.earlier = earlier;
        this.consentAges = consentAges;
        this.bounds = bounds;
        this.clock = clock;
        this.changed = changed;
        this.erased = erased;
    }

    /// How old somebody of that year may be today.
    public Age age(int birthYear) {
        return new Age(birthYear, now().getYear());
    }

    /// What adults are called here.
    Set<String> offices() {
        return bounds.offices();
    }

    /// Whether a guardian has to consent for somebody of that age.
    boolean isGuardianNeeded(Age age, String country) {
        return age.mayBeBelow(consentAges.of(country));
    }

    public Optional<Admission> find(UUID conference, UUID subject) {
        return find(database, COLUMNS + "where conference = $1 and subject = $2", conference, subject);
    }

    public Optional<Admission> find(UUID id) {
        return find(database, COLUMNS + "where id = $1", id);
    }

    /// Who takes part in a conference's forum, and who needs an adult's help to.
    public List<Admission> cared(UUID conference) {
        return list(COLUMNS + "where conference = $1 order by pseudonym_key", conference).stream()
                .filter(admission -> admission.isAdmitted() || admission.isStuck())
                .toList();
    }

    /// Who may take part in a conference's forum and is of that band.
    public List<Admission> admitted(UUID conference, Band band) {
        return list(COLUMNS + "where conference = $1 order by id", conference).stream()
                .filter(admission -> admission.state() == State.ADMITTED && admission.band() == band)
                .toList();
    }

    /// As [#find]; nobody else changes it until the transaction ends.
    public Optional<Admission> lock(Transaction transaction, UUID id) {
        return find(transaction, COLUMNS + "where id = $1 for update", id);
    }

    /// As [#lock].
    public Optional<Admission> lock(Transaction transaction, UUID conference, UUID subject) {
        return find(transaction, COLUMNS + "where conference = $1 and subject = $2 for update", conference, subject);
    }

    /// As [#find], for many at once.
    public List<Admission> find(Collection<UUID> ids) {
        return list(COLUMNS + "where id = any($1)", (Object) ids.toArray(UUID[]::new));
    }

    /// The members of a group in the order of joining, at most `limit`.
    public List<Admission> ofGroup(UUID group, int limit) {
        return list(COLUMNS + "where sending_group = $1 order by id limit $2", group, limit);
    }

    /// A conference's admissions by their ids, at most `limit`, from after `after`.
    List<Admission> ofConference(UUID conference, @Nullable UUID after, int limit) {
        return list(
                COLUMNS + "where conference = $1 and ($2::uuid is null or id > $2) order by id limit $3",
                conference,
                after,
                limit);
    }

    /// The adult says who this is, or that they do not know them. The name has done its work then.
    public Admission decide(Transaction transaction, Admission admission, boolean confirmed) {
        var column = confirmed ? "confirmed_at" : "declined_at";
        var other = confirmed ? "declined_at" : "confirmed_at";
        transaction.update(
                "update admission set %s = $2, %s = null, name = null where id = $1".formatted(column, other),
                admission.id(),
                now());
        if (confirmed && admission.guardianEmail() != null) {
            askGuardian(transaction, admission.id());
        }
        if (!confirmed) {
            links.end(transaction, LinkPurpose.GUARDIAN, admission.id());
        }
        return changed(transaction, admission);
    }

    /// Whether that is the address of the adult who confirms them.
    boolean isConfirming(Admission admission, String email) {
        return confirms(groups.find(admission.group()).orElseThrow(), email);
    }

    static boolean confirms(Group group, String email) {
        return new Mailbox(group.contact().email()).mayBe(email);
    }

    /// Whether a guardian may be asked once more: nobody's mailbox is to be filled by our form.
    boolean mayAskGuardian(Admission admission) {
        return links.generation(LinkPurpose.GUARDIAN, admission.id()) < bounds.guardianAsksMost();
    }

    /// Another guardian, or the same one again, with a new link. Answers of the one before are void; those of the same
    /// one stay.
    Admission setGuardian(Transaction transaction, Admission admission, String email) {
        transaction.update(
                "update admission set guardian_email = $2, guardian_released = false where id = $1",
                admission.id(),
                email);
        if (!email.equalsIgnoreCase(admission.guardianEmail())) {
            consents.forgetGuardian(transaction, admission.id());
        }
        if (admission.confirmed()) {
            askGuardian(transaction, admission.id());
        }
        return changed(transaction, admission);
    }

    /// Lets them name another guardian, once. Until they do, word and link of the one who has answered stay.
    Admission releaseGuardian(Transaction transaction, Admission admission) {
        transaction.update("update admission set guardian_released = true where id = $1", admission.id());
        return changed(transaction, admission);
    }

    private void askGuardian(Transaction transaction, UUID admission) {
        links.renew(transaction, LinkPurpose.GUARDIAN, admission);
        letters.oweGuardianAsked(transaction, admission);
    }

    /// Writes down what was consented to.
    public Admission consent(Transaction transaction, Admission admission, Giver giver, Map<Purpose, Boolean> answers) {
        consents.give(transaction, admission.id(), giver, answers);
        return changed(transaction, admission);
    }

    /// The readiness check was taken.
    public Admission tried(Transaction transaction, Admission admission, boolean passed) {
        if (passed) {
            transaction.update("update admission set ready_at = $2 where id = $1", admission.id(), now());
        } else {
            transaction.update("update admission set tries = tries + 1 where id = $1", admission.id());
        }
        return changed(transaction, admission);
    }

    /// Takes away all that is known of a young person here, but that the account was there.
    void erase(Transaction transaction, Admission admission) {
        links.end(transaction, LinkPurpose.GUARDIAN, admission.id());
        earlier.keep(transaction, admission);
        remove(transaction, admission);
    }

    /// Takes away everybody who joined a forum before that moment whose conference was over by then, and nothing stays:
    /// nobody joins it again.
    public void expire(Instant before) {
        for (var over = over(before); !over.isEmpty(); over = over(before)) {
            over.forEach(id -> database.inTransaction(
                    transaction -> lock(transaction, id).ifPresent(admission -> remove(transaction, admission))));
        }
    }

    private List<UUID> over(Instant before) {
        return database.list("""
                select a.id from admission a join conference c on c.id = a.conference
                where c.ends_on < ($1::timestamptz at time zone 'UTC')::date and a.joined_at < $1
                order by a.id limit $2
                """, row -> row.getUUID("id"), before.atOffset(ZoneOffset.UTC), AT_ONCE);
    }

    /// Whoever was told of them is told that they are gone.
    private void remove(Transaction transaction, Admission admission) {
        leavings.owe(transaction, admission);
        erased.fire(new Erased(admission.id()));
        transaction.update("delete from admission where id = $1", admission.id());
    }

    /// Follows the calendar: with a new year people grow out of a guardian's word, and out of the forum.
    void keepUp() {
        for (var page = noted(null);
                !page.isEmpty();
                page = noted(page.getLast().admission().id())) {
            page.stream()
                    .filter(Noted::isOutdated)
                    .forEach(noted -> database.inTransaction(transaction ->
                            lock(transaction, noted.admission().id()).ifPresent(held -> changed(transaction, held))));
        }
    }

    private List<Noted> noted(@Nullable UUID after) {
        return database.list(
                COLUMNS + "where $1::uuid is null or id > $1 order by id limit $2",
                row -> new Noted(from(row), row.getBoolean("admitted")),
                after,
                AT_ONCE);
    }

    private Admission changed(Transaction transaction, Admission admission) {
        transaction.update("update admission set version = version + 1 where id = $1", admission.id());
        var after = lock(transaction, admission.id()).orElseThrow();
        // A fact for SQL, so that what somebody says goes and comes with them in one place.
        int turned = transaction.update(
                "update admission set admitted = $2 where id = $1 and admitted <> $2", after.id(), after.isAdmitted());
        changed.fire(new Changed(after.id(), turned == 1));
        return after;
    }

    private Optional<Admission> find(Sql sql, String query, Object... parameters) {
        return sql.one(query, this::from, parameters);
    }

    private List<Admission> list(String query, @Nullable Object... parameters) {
        return database.list(query, this::from, parameters);
    }

    private Admission from(Row row) {
        var country = row.getString("country");
        return new Admission(
                row.getUUID("id"),
                row.getUUID("conference"),
                row.getUUID("subject"),
                row.getUUID("sending_group"),
                row.getInteger("earlier"),
                row.getBoolean("refused_earlier"),
                new Pseudonym(row.getString("pseudonym")),
                age(row.getInteger("birth_year")),
                country,
                consentAges.of(country),
                row.getString("name"),
                row.getString("guardian_email"),
                row.getBoolean("guardian_released"),
                row.getOffsetDateTime("joined_at").toInstant(),
                row.getBoolean("confirmed"),
                row.getBoolean("declined"),
                row.getInteger("tries"),
                row.getBoolean("ready"),
                Consents.read(row.getArrayOfStrings("consents")),
                row.getLong("version"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
