package org.plenary.local.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/// Every call of the youth forum is made by everybody: by visitors, by each role and by young people of each age, in
/// the room and out of it. Each gets what the table `who-may-what.txt` says, and no refusal that the call's description
/// does not name.
@ExtendWith(House.class)
class EveryCallTest {

    private static BusyForum forum;

    @BeforeAll
    static void open() {
        forum = BusyForum.create();
    }

    @AfterAll
    static void close() {
        forum.close();
    }

    @TestFactory
    Stream<DynamicTest> everybodyMayWhatTheTableSaysAndNothingElse() {
        return YouthCall.all().stream()
                .map(call -> DynamicTest.dynamicTest(
                        call.toString(),
                        () -> assertThat(made(call)).as("%s", call).isEqualTo(call.gets())));
    }

    @TestFactory
    Stream<DynamicTest> everyRefusalOfTheTableIsDescribed() {
        return YouthCall.all().stream()
                .map(call -> DynamicTest.dynamicTest(call.toString(), () -> assertThat(
                                call.unsaid(call.gets().values()))
                        .as("what the description of %s does not say", call)
                        .isEmpty()));
    }

    /// What each kind of caller got. Whoever is refused comes first: there must be something to be refused.
    private static LinkedHashMap<String, String> made(YouthCall call) {
        var got = new LinkedHashMap<>(call.gets());
        call.gets().keySet().stream()
                .sorted(Comparator.comparing(call::isDoneFor))
                .forEach(kind -> got.put(kind, YouthCall.word(call.as(kind, forum))));
        return got;
    }
}
