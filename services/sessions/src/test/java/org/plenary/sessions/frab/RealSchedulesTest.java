package org.plenary.sessions.frab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plenary.platform.http.Texts;
import org.plenary.sessions.testing.RealSchedules;

class RealSchedulesTest {

    private static final UUID CONFERENCE = UUID.fromString("0190a000-0000-7000-8000-000000000001");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void fosdem2011ComesInWhole() {
        var events = XmlSchedule.read(RealSchedules.read("fosdem-2011.xml"), CONFERENCE, ZoneId.of("Europe/Brussels"));

        assertThat(events).hasSize(331);
        var first = events.getFirst();
        assertThat(first.title()).isEqualTo("0MQ: Multithreading magic");
        assertThat(first.guid()).isEqualTo(Guids.named(CONFERENCE, "0"));
        assertThat(first.startsAt()).isEqualTo(Instant.parse("2011-02-05T13:40:00Z"));
        assertThat(first.summary()).startsWith("Multi-core boxes").doesNotContain("<p>", "&#");
        assertThat(first.persons()).containsExactly("Pieter Hintjens");
        assertThat(events).allSatisfy(event -> {
            assertThat(Stream.of(
                            event.title(), event.room(), event.track(), "" + event.summary(), "" + event.description()))
                    .allMatch(Texts::isShowable);
            assertThat("" + event.summary() + event.description()).doesNotContain("<p>", "</li>", "&#3");
        });
        assertThat(events.stream().map(Event::track).distinct()).hasSize(30);
    }

    @Test
    void divocIsTheSameInBothForms() {
        var fromXml = XmlSchedule.read(RealSchedules.read("divoc-r2r.xml"), CONFERENCE, BERLIN);
        var fromJson = JsonSchedule.read(RealSchedules.read("divoc-r2r.json"), CONFERENCE, BERLIN);

        assertThat(fromXml).hasSize(45);
        assertThat(fromJson)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("line")
                .isEqualTo(fromXml);
        assertThat(fromXml.stream().filter(event -> event.startsAt().equals(Instant.parse("2021-04-03T00:00:00Z"))))
                .singleElement()
                .satisfies(event -> assertThat(event.day()).isEqualTo(LocalDate.of(2021, 4, 2)));
    }

    @Test
    void camp2019AndAFileThatIsOnlyInvalidByTheLetterComeIn() {
        assertThat(JsonSchedule.read(RealSchedules.read("camp-2019.json"), CONFERENCE, BERLIN))
                .hasSize(79);
        assertThat(JsonSchedule.read(RealSchedules.read("invalid-example.json"), CONFERENCE, BERLIN))
                .hasSize(1);
    }
}
