package org.plenary.youth.consent;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.plenary.platform.database.Transaction;

/// All consents: the answers as they stand, and every one that was ever given.
@ApplicationScoped
public class Consents {

    /// A column of a query on `admission`: the answers on it, for [#read].
    public static final String COLUMN =
            "array(select giver || ' ' || purpose || ' ' || yes from consent where consent.admission = admission.id)";

    private final Wording wording;
    private final InstantSource clock;

    Consents(Wording wording, InstantSource clock) {
        this.wording = wording;
        this.clock = clock;
    }

    /// What [#COLUMN] gave.
    public static Consent read(String[] answers) {
        var byGuardian = new EnumMap<Purpose, Boolean>(Purpose.class);
        var bySelf = new EnumMap<Purpose, Boolean>(Purpose.class);
        for (var answer : answers) {
            var parts = answer.split(" ", 3);
            var given = parts[0].equals(Giver.SELF.word()) ? bySelf : byGuardian;
            given.put(Purpose.of(parts[1]).orElseThrow(), Boolean.valueOf(parts[2]));
        }
        return new Consent(byGuardian, bySelf);
    }

    /// Writes down answers, in the words as they are now.
    public void give(Transaction transaction, UUID admission, Giver giver, Map<Purpose, Boolean> answers) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        answers.forEach((purpose, yes) ->
                transaction.update("""
                with given as (
                  insert into consent_given (admission, purpose, giver, yes, text_version, given_at)
                  values ($1, $2, $3, $4, $5, $6)
                  returning admission, purpose, giver, yes, text_version, given_at)
                insert into consent (admission, purpose, giver, yes, text_version, given_at) select * from given
                on conflict (admission, purpose, giver) do update
                set yes = excluded.yes, text_version = excluded.text_version, given_at = excluded.given_at
                """, admission, purpose.word(), giver.word(), yes, wording.version(), now));
    }

    /// Takes back what a guardian answered, who has been replaced.
    public void forgetGuardian(Transaction transaction, UUID admission) {
        transaction.update("delete from consent where admission = $1 and giver = 'guardian'", admission);
    }
}
