package org.plenary.registration.registration;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a person told of themself when they registered. A youth registration has none of it.
///
/// @param country ISO 3166-1 alpha-2
/// @param email where notices go; null when the account has no address
/// @param consents what they agreed to, such as `terms`
/// @param answers to the organisers' own questions
public record Person(
        String name,
        @Nullable String organisation,
        @Nullable String country,
        @Nullable String email,
        List<String> consents,
        Map<String, String> answers) {

    public Person {
        consents = List.copyOf(consents);
        answers = Map.copyOf(answers);
    }
}
