package org.plenary.youth.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.youth.consent.Consent;
import org.plenary.youth.consent.Purpose;

class AdmissionTest {

    private static final Set<String> OFFICES = Set.of("facilitator", "lead");
    private static final Consent NOTHING = new Consent(Map.of(), Map.of());
    private static final Consent GUARDIANS_YES = new Consent(Map.of(Purpose.TAKE_PART, true), Map.of());
    private static final Consent OWN_YES = new Consent(Map.of(), Map.of(Purpose.TAKE_PART, true));

    @ParameterizedTest
    @CsvSource({"2013, 12, 13, 13-15", "2011, 14, 15, 13-15", "2010, 15, 16, 13-15", "2009, 16, 17, 16-17"})
    void ofAYearOfBirthTheYoungestAgeCounts(int birthYear, int youngest, int oldest, String band) {
        var age = new Age(birthYear, 2026);
        assertThat(age.youngest()).isEqualTo(youngest);
        assertThat(age.oldest()).isEqualTo(oldest);
        assertThat(Band.of(age).word()).isEqualTo(band);
        assertThat(age.mayBeAdult()).isFalse();
        assertThat(age.isTooYoung()).isFalse();
    }

    @Test
    void aYearThatAllowsEighteenIsNoYouthAndOneThatAllowsNoThirteenIsTooYoung() {
        assertThat(new Age(2008, 2026).mayBeAdult()).isTrue();
        assertThat(new Age(2009, 2026).mayBeAdult()).isFalse();
        assertThat(new Age(2014, 2026).isTooYoung()).isTrue();
        assertThat(new Age(2013, 2026).isTooYoung()).isFalse();
    }

    @Test
    void theStateFollowsFromTheFacts() {
        assertThat(admission(2012, false, false, false, NOTHING).state()).isEqualTo(State.AWAITING_CONFIRMATION);
        assertThat(admission(2012, true, false, false, NOTHING).state()).isEqualTo(State.AWAITING_GUARDIAN);
        assertThat(admission(2012, true, false, false, GUARDIANS_YES).state()).isEqualTo(State.AWAITING_READINESS);
        assertThat(admission(2012, true, false, true, GUARDIANS_YES).state()).isEqualTo(State.ADMITTED);
        assertThat(admission(2012, false, true, true, GUARDIANS_YES).state()).isEqualTo(State.DECLINED);
    }

    @Test
    void belowTheConsentAgeOnesOwnYesIsNotEnoughAndFromItOnItIs() {
        assertThat(admission(2012, true, false, true, OWN_YES).state()).isEqualTo(State.AWAITING_GUARDIAN);
        assertThat(admission(2009, true, false, true, OWN_YES).state()).isEqualTo(State.ADMITTED);
        assertThat(admission(2009, true, false, true, GUARDIANS_YES).state()).isEqualTo(State.AWAITING_GUARDIAN);
    }

    @Test
    void onesOwnNoHoldsAgainstTheGuardiansYes() {
        var consent = new Consent(Map.of(Purpose.RECORDED, true), Map.of(Purpose.RECORDED, false));
        assertThat(consent.holds(Purpose.RECORDED, true)).isFalse();
    }

    @Test
    void whatWasNeverAnsweredIsANo() {
        for (var purpose : Purpose.values()) {
            assertThat(NOTHING.holds(purpose, true)).isFalse();
            assertThat(NOTHING.holds(purpose, false)).isFalse();
        }
    }

    @Test
    void whoTurnsEighteenIsNoLongerAdmitted() {
        assertThat(admission(2008, true, false, true, OWN_YES).state()).isEqualTo(State.DECLINED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Kestrel", "Blue Fox 7", "Zoë-Lune", "星の子", "R2", "Pleader", "M. Fox", "नदी", "نجم"})
    void aPseudonymTellsNothing(String text) {
        assertThat(new Pseudonym(text).fault("Ana María Pérez", OFFICES)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "ana.p@example.org",
                "call 555 123",
                "12.5.11",
                "www.me",
                "maria",
                "  M a r í a ",
                "SuperPerez",
                "...",
                "Lead Fox",
                "SuperFacilitatоr",
                "🦊🌟",
                "ㅤㅤ",
                "٥٥٥ ١٢٣",
                "５５５",
                "5_5_5",
                "ana.berlin",
                "my-school。edu",
                "Маria",
                "ΜARIA",
                "A name that is far too long to be read by anyone"
            })
    void whatTellsWhoSomebodyIsOrHowToReachThemIsNoPseudonym(String text) {
        assertThat(new Pseudonym(text).fault("Ana María Pérez", OFFICES)).isPresent();
    }

    @Test
    void pseudonymsThatOneWouldConfuseAreTheSame() {
        assertThat(new Pseudonym("Blue  Fox").key()).isEqualTo(new Pseudonym("blue-fóx").key());
        assertThat(List.of("Rоbin", "ROBIN", "R0BIN", "Rob1n", "Robin★", "Ｒｏｂｉｎ", "Ro\u200dbin", "Rob|n", "Røbin"))
                .allSatisfy(text -> assertThat(new Pseudonym(text).key()).isEqualTo(new Pseudonym("Robin").key()));
        assertThat(new Pseudonym("Wren").key()).isNotEqualTo(new Pseudonym("Robin").key());
    }

    private static Admission admission(
            int birthYear, boolean confirmed, boolean declined, boolean ready, Consent consent) {
        return new Admission(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                0,
                false,
                new Pseudonym("Kestrel"),
                new Age(birthYear, 2026),
                "DE",
                16,
                null,
                null,
                false,
                Instant.EPOCH,
                confirmed,
                declined,
                0,
                ready,
                consent,
                1);
    }
}
