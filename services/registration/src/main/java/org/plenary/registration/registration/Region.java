package org.plenary.registration.registration;

import com.ibm.icu.util.Region.RegionType;
import java.util.Arrays;
import java.util.Optional;
import org.plenary.registration.admission.Kind;

/// From which part of the world somebody takes part. Which country lies where is the United
/// Nations' M49, as the Unicode Consortium keeps it.
enum Region {
    AFRICA("002"),
    AMERICAS("019"),
    ASIA("142"),
    EUROPE("150"),
    OCEANIA("009");

    private final String code;

    Region(String code) {
        this.code = code;
    }

    /// What others are told of a registration: nothing of who takes no part, and nothing of
    /// youth, who are not even asked.
    static Optional<Region> of(Registration registration) {
        var person = registration.person();
        if (registration.kind() == Kind.YOUTH || person == null) {
            return Optional.empty();
        }
        return switch (registration.state()) {
            case CONFIRMED, WAITLISTED, CHECKED_IN ->
                Optional.ofNullable(person.country()).flatMap(Region::of);
            case PENDING, DECLINED, CANCELLED -> Optional.empty();
        };
    }

    /// @param country ISO 3166-1 alpha-2
    static Optional<Region> of(String country) {
        return known(country)
                .map(known -> known.getContainingRegion(RegionType.CONTINENT))
                .flatMap(continent -> Arrays.stream(values())
                        .filter(region -> region.code.equals(continent.toString()))
                        .findFirst());
    }

    private static Optional<com.ibm.icu.util.Region> known(String country) {
        try {
            return Optional.of(com.ibm.icu.util.Region.getInstance(country));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
