package org.plenary.sessions.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.plenary.sessions.frab.Event;
import org.plenary.sessions.programme.Contributor;
import org.plenary.sessions.programme.Kind;
import org.plenary.sessions.programme.Live;
import org.plenary.sessions.programme.LiveState;
import org.plenary.sessions.programme.Session;
import org.plenary.sessions.programme.Session.Facts;

class ComparisonTest {

    private static final Instant NINE = Instant.parse("2011-11-01T09:00:00Z");

    @Test
    void aSecondImportFindsNothingToDo() {
        var planned = planned("Opening", "Talk", "Ada");
        var session = session(planned, Live.SCHEDULED, false);

        var comparison = Comparison.of(List.of(planned), List.of(session));

        assertThat(comparison).isEqualTo(new Comparison(List.of(), List.of(), List.of(), 1));
    }

    @Test
    void newChangedAndMissingEventsAreToldApart() {
        var stays = planned("Opening", "", "Ada");
        var fresh = planned("Fresh", "", "Ada");
        var before = session(planned("Opened", "", "Ada"), stays.guid(), Live.SCHEDULED, false);
        var missing = session(planned("Missing", "", "Ada"), Live.SCHEDULED, false);

        var comparison = Comparison.of(List.of(stays, fresh), List.of(before, missing));

        assertThat(comparison.created()).containsExactly(fresh);
        assertThat(comparison.updated()).extracting(Comparison.Update::session).containsExactly(before);
        assertThat(comparison.withdrawn()).containsExactly(missing);
    }

    @Test
    void aWithdrawnSessionComesBackWithItsId() {
        var planned = planned("Opening", "", "Ada");
        var gone = session(planned, Live.SCHEDULED, true);

        assertThat(Comparison.of(List.of(planned), List.of(gone)).updated())
                .extracting(Comparison.Update::session)
                .containsExactly(gone);
        assertThat(Comparison.of(List.of(planned("Other", "", "Ada")), List.of(gone))
                        .withdrawn())
                .isEmpty();
    }

    @Test
    void whatWasOnAirOrHasQuestionsIsHeld() {
        var quiet = session(planned("Quiet", "", "Ada"), Live.SCHEDULED, false);
        var asked = session(planned("Asked", "", "Ada"), Live.SCHEDULED, false);
        var ended = session(
                planned("Ended", "", "Ada"), new Live(LiveState.ENDED, false, false, null, NINE, null, NINE), false);
        var comparison = new Comparison(List.of(), List.of(), List.of(quiet, asked, ended), 0);

        assertThat(comparison.held(Set.of(asked.id()))).containsExactly(asked, ended);
    }

    @Test
    void whatOrganisersAddedToAContributorStaysAsLongAsTheFileNamesThem() {
        var chair = new Contributor("Ada", "chair", "Analytical Society", "GB");
        var before = new Facts(
                "Opening",
                null,
                Kind.PLENARY,
                null,
                "Hall",
                NINE,
                NINE,
                LocalDate.of(2011, 11, 1),
                "en",
                null,
                null,
                List.of(chair, Contributor.named("Charles")));

        var facts = planned("Opening", "", "Grace", "Ada").facts(Optional.of(before));

        assertThat(facts.contributors()).containsExactly(Contributor.named("Grace"), chair);
        assertThat(facts.kind()).isEqualTo(Kind.PLENARY);
        assertThat(facts.language()).isEqualTo("en");
        assertThat(planned("Opening", "Panel discussion")
                        .facts(Optional.of(before))
                        .kind())
                .isEqualTo(Kind.PANEL);
    }

    private static Planned planned(String title, String type, String... persons) {
        return new Planned(
                new Event(
                        1,
                        UUID.randomUUID(),
                        title,
                        null,
                        "",
                        type,
                        "Hall",
                        NINE,
                        NINE.plusSeconds(900),
                        LocalDate.of(2011, 11, 1),
                        null,
                        null,
                        null,
                        List.of(persons)),
                null);
    }

    private static Session session(Planned planned, Live live, boolean withdrawn) {
        return session(planned, planned.guid(), live, withdrawn);
    }

    private static Session session(Planned planned, UUID guid, Live live, boolean withdrawn) {
        return new Session(
                UUID.randomUUID(), UUID.randomUUID(), guid, true, planned.facts(Optional.empty()), live, withdrawn, 1);
    }
}
