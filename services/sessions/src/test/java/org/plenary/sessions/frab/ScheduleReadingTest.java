package org.plenary.sessions.frab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ScheduleReadingTest {

    private static final UUID CONFERENCE = UUID.fromString("0190a000-0000-7000-8000-000000000001");
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private static final String XML = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- made by hand -->
            <schedule>
              <conference><title>Two halls</title><time_zone_name>Europe/Berlin</time_zone_name></conference>
              <day index="1" date="2021-04-02" start="2021-04-02T04:00:00+02:00" end="2021-04-03T03:59:00+02:00">
                <room name="Piscopia">
                  <event guid="13f65e09-37ea-5475-b396-f09e52baf295" id="33">
                    <date>2021-04-02T10:00:00+02:00</date>
                    <start>10:00</start>
                    <duration>00:15</duration>
                    <room>Piscopia</room>
                    <title>Opening &amp; welcome</title>
                    <subtitle/>
                    <track>Society</track>
                    <type>Lecture</type>
                    <language>de</language>
                    <abstract>One
            two</abstract>
                    <description><![CDATA[<p>Three</p>]]></description>
                    <persons><person id="1">Ada</person><person id="2"> </person><person id="3">Grace</person></persons>
                    <unknown><deep><deeper>passed over</deeper></deep></unknown>
                  </event>
                  <event guid="5aab553a-a5f2-53e3-b78d-e954d446b905" id="34">
                    <start>01:30</start><duration>1:00:00</duration><title>Late</title>
                  </event>
                </room>
              </day>
            </schedule>
            """;

    private static final String JSON = """
            {"schedule": {"version": "1", "conference": {"title": "Two halls",
              "days": [{"index": 1, "rooms": {"Piscopia": [
                {"id": 33, "guid": "13f65e09-37ea-5475-b396-f09e52baf295", "date": "2021-04-02T10:00:00+02:00",
                 "start": "10:00", "duration": "00:15", "room": "Piscopia", "title": "Opening & welcome", "subtitle": "",
                 "track": {"name": "Society"}, "type": "Lecture", "language": "de", "abstract": "One\\r\\ntwo",
                 "description": "<p>Three</p>", "answers": [{"deep": []}], "logo": null,
                 "persons": [{"id": 1, "public_name": "Ada"}, {"id": 2, "public_name": " "}, "Grace"]},
                {"id": "34", "guid": "5aab553a-a5f2-53e3-b78d-e954d446b905", "start": "01:30", "duration": "1:00:00",
                 "title": "Late"}]},
                "date": "2021-04-02", "day_start": "2021-04-02T04:00:00+02:00"}],
              "time_zone_name": "Europe/Berlin"}}}
            """;

    @Test
    void bothFormsMeanTheSame() {
        var fromXml = xml(XML);
        var fromJson = json(JSON);

        assertThat(fromXml).hasSize(2);
        assertThat(fromJson)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("line")
                .isEqualTo(fromXml);
        var opening = fromXml.getFirst();
        assertThat(opening.title()).isEqualTo("Opening & welcome");
        assertThat(opening.subtitle()).isNull();
        assertThat(opening.summary()).isEqualTo("One\ntwo");
        assertThat(opening.description()).isEqualTo("Three");
        assertThat(opening.persons()).containsExactly("Ada", "Grace");
        assertThat(opening.startsAt()).isEqualTo(Instant.parse("2021-04-02T08:00:00Z"));
        assertThat(opening.endsAt()).isEqualTo(Instant.parse("2021-04-02T08:15:00Z"));
        assertThat(opening.line()).isEqualTo(7);
    }

    @Test
    void whatStartsBeforeTheDayDoesIsInTheNightAfterAndBelongsToTheDay() {
        var late = xml(XML).get(1);

        assertThat(late.startsAt()).isEqualTo(Instant.parse("2021-04-02T23:30:00Z"));
        assertThat(late.day()).isEqualTo(LocalDate.of(2021, 4, 2));
        assertThat(late.room()).isEqualTo("Piscopia");
    }

    @Test
    void anOldFormWithoutGuidsDatesAndRoomsIsUnderstood() {
        var events = xml("""
                <schedule><day index="1" date="2011-02-05">
                <event id="0"><start>14:40</start><duration>00:15</duration><room>Ferrer</room><title>First</title>
                  <type></type><language></language></event>
                <event id="1"><start>08:40</start><duration>00:15</duration><title>Night</title></event>
                </day><conference><start>2011-02-05</start><day_change>09:00:00</day_change></conference></schedule>
                """);

        assertThat(events.getFirst().guid()).isEqualTo(Guids.named(CONFERENCE, "0"));
        assertThat(events.getFirst().startsAt()).isEqualTo(Instant.parse("2011-02-05T14:40:00Z"));
        assertThat(events.getFirst().language()).isNull();
        assertThat(events.get(1).startsAt()).isEqualTo(Instant.parse("2011-02-06T08:40:00Z"));
        assertThat(events.get(1).day()).isEqualTo(LocalDate.of(2011, 2, 5));
    }

    @Test
    void namesMadeFromIdsAreThoseOfRfc9562() {
        assertThat(Guids.named(UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "www.example.com"))
                .isEqualTo(UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
    }

    @Test
    void documentTypesAreRefusedBeforeAnythingInThemIsLookedAt() {
        var bomb = """
                <?xml version="1.0"?>
                <!DOCTYPE schedule [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;"><!ENTITY file SYSTEM "file:///etc/passwd">]>
                <schedule><day date="2011-02-05"><event id="1"><title>&file;</title></event></day></schedule>
                """;

        var fault = fault(() -> xml(bomb));

        assertThat(fault.isUnreadable()).isTrue();
        assertThat(fault.line()).isEqualTo(2);
        assertThat(fault.reason()).isEqualTo("document types are not taken");
    }

    @Test
    void brokenXmlAndJsonAreRefusedWithTheLine() {
        var broken = fault(() -> xml("<schedule>\n<day date='2011-02-05'>\n<event id='1'></day>\n</schedule>"));
        assertThat(broken.isUnreadable()).isTrue();
        assertThat(broken.line()).isEqualTo(3);
        assertThat(fault(() -> xml("<schedule><day date='2011-02-05'>&undefined;</day></schedule>"))
                        .isUnreadable())
                .isTrue();
        assertThat(fault(() -> xml("")).isUnreadable()).isTrue();

        var json = fault(() -> json("{\"schedule\": {\n\"conference\": {\"days\": [\n{,}]}}}"));
        assertThat(json.isUnreadable()).isTrue();
        assertThat(json.line()).isEqualTo(3);
        assertThat(fault(() -> json("{\"schedule\": {")).isUnreadable()).isTrue();
        assertThat(fault(() -> json(JSON + "more")).isUnreadable()).isTrue();
    }

    @Test
    void whatIsNoScheduleIsRefusedWithTheReason() {
        assertThat(fault(() -> xml("<html/>")).reason()).contains("<schedule>");
        assertThat(fault(() -> xml("<schedule></schedule>")).reason()).isEqualTo("the schedule has no events");
        assertThat(fault(() -> json("{}")).reason()).contains("schedule");
        assertThat(fault(() -> json("[]")).reason()).isEqualTo("the file is no object");
        assertThat(fault(() -> json("{\"schedule\": {\"conference\": {\"days\": {}}}}"))
                        .reason())
                .isEqualTo("days is no list");
        assertThat(fault(() -> json("{\"schedule\": {\"conference\": {\"days\": [{\"rooms\": {}}]}}}"))
                        .reason())
                .isEqualTo("a day has no date");
    }

    @Test
    void anEventThatCannotBeIsRefusedWithItsLineAndName() {
        assertWrong("<event id='7'><start>10:00</start><duration>0:15</duration></event>", "event 7 has no title");
        assertWrong("<event><title>A</title></event>", "an event has neither guid nor id");
        assertWrong(
                "<event id='7'><title>A</title><start>25:00</start><duration>0:15</duration></event>",
                "event 7 has the start “25:00”, which cannot be read");
        assertWrong("<event id='7'><title>A</title><start>10:00</start></event>", "event 7 has no duration");
        assertWrong(
                "<event id='7'><title>A</title><start>10:00</start><duration>soon</duration></event>",
                "event 7 has the duration “soon”, which cannot be read");
        assertWrong(
                "<event id='7'><title>" + "x".repeat(501)
                        + "</title><start>10:00</start><duration>0:15</duration></event>",
                "event 7 has a title of more than 500 characters");
    }

    @Test
    void anEventThatStandsTwiceIsRefused() {
        var event = "<event id='7'><title>A</title><start>10:00</start><duration>0:15</duration></event>";

        assertThat(fault(() -> xml(
                                "<schedule>\n<day date='2011-02-05'>\n" + event + "\n" + event + "</day></schedule>"))
                        .getMessage())
                .isEqualTo("Line 4: an event stands here that already stands in line 3");
    }

    private static void assertWrong(String event, String reason) {
        var fault = fault(() -> xml("<schedule>\n<day date='2011-02-05'>\n" + event + "</day></schedule>"));
        assertThat(fault.isUnreadable()).isFalse();
        assertThat(fault.line()).isEqualTo(3);
        assertThat(fault.reason()).isEqualTo(reason);
    }

    private static ScheduleFault fault(Runnable reading) {
        return assertThatExceptionOfType(ScheduleFault.class)
                .isThrownBy(reading::run)
                .actual();
    }

    private static List<Event> xml(String text) {
        return XmlSchedule.read(text.getBytes(StandardCharsets.UTF_8), CONFERENCE, LONDON);
    }

    private static List<Event> json(String text) {
        return JsonSchedule.read(text.getBytes(StandardCharsets.UTF_8), CONFERENCE, LONDON);
    }
}
