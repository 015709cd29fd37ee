package org.plenary.registration.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.plenary.proto.registration.v1.Participant;
import org.plenary.registration.admission.Kind;

class RegionTest {

    @ParameterizedTest
    @CsvSource({
        "KE, AFRICA",
        "EG, AFRICA",
        "CL, AMERICAS",
        "US, AMERICAS",
        "KR, ASIA",
        "TR, ASIA",
        "TW, ASIA",
        "HU, EUROPE",
        "RU, EUROPE",
        "FJ, OCEANIA",
        "AU, OCEANIA"
    })
    void aCountryLiesInOnePartOfTheWorld(String country, Region region) {
        assertThat(Region.of(country)).contains(region);
    }

    @Test
    void everyCountryThatMayBeGivenLiesSomewhere() {
        Set<String> nowhere = Arrays.stream(Locale.getISOCountries())
                .filter(country -> Region.of(country).isEmpty())
                .collect(Collectors.toSet());

        assertThat(nowhere).isEmpty();
        assertThat(Region.of("not a country")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void isToldOfWhoTakesPartAlone(State state) {
        boolean takesPart =
                Set.of(State.CONFIRMED, State.WAITLISTED, State.CHECKED_IN).contains(state);

        assertThat(Region.of(registration(Kind.VIEWER, state, "KR")))
                .isEqualTo(takesPart ? Optional.of(Region.ASIA) : Optional.empty());
        assertThat(told(registration(Kind.VIEWER, state, null)))
                .isEqualTo(org.plenary.proto.registration.v1.Region.REGION_UNSPECIFIED);
    }

    @Test
    void isNotToldOfYouth() {
        assertThat(told(registration(Kind.YOUTH, State.CONFIRMED, null)))
                .isEqualTo(org.plenary.proto.registration.v1.Region.REGION_UNSPECIFIED);
    }

    @Test
    void theCountryItselfIsInNoEvent() {
        var event = RegistrationEvents.participant(registration(Kind.PRESS, State.CONFIRMED, "KR"));

        assertThat(event.getRegion()).isEqualTo(org.plenary.proto.registration.v1.Region.REGION_ASIA);
        assertThat(Participant.getDescriptor().getFields())
                .extracting(field -> field.getName())
                .containsExactly("conference_id", "subject", "kind", "state", "version", "region");
        assertThat(event.toString()).doesNotContain("KR");
    }

    private static org.plenary.proto.registration.v1.Region told(Registration registration) {
        return RegistrationEvents.participant(registration).getRegion();
    }

    private static Registration registration(Kind kind, State state, @Nullable String country) {
        return new Registration(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                kind,
                state,
                state == State.WAITLISTED ? 1 : null,
                kind == Kind.YOUTH ? null : new Person("Name", null, country, null, List.of(), Map.of()),
                Instant.EPOCH,
                1);
    }
}
