package org.plenary.youth.annex;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.plenary.youth.annex.AnnexBody.Ground;
import org.plenary.youth.annex.AnnexBody.Line;
import org.plenary.youth.annex.AnnexBody.Source;

class CanonicalTest {

    private static final UUID ID = UUID.fromString("019abcde-0000-7000-8000-000000000001");
    private static final AnnexBody BODY = new AnnexBody(
            new Source("youth-2011", "Jugend \"2011\""),
            2,
            Instant.parse("2011-11-02T16:30:00Z"),
            List.of(new Line(
                    ID,
                    "Who decides?",
                    "16-17",
                    "Ask us 🎈 first,\nbefore\\after </é",
                    List.of(new Ground(ID, "hope", "Be asked")),
                    7L,
                    null,
                    5L,
                    null)));

    @Test
    void aVersionIsWrittenInOneWayOnly() {
        assertThat(Canonical.text(BODY)).isEqualTo("""
                {"conclusions":[{"agree":7,"band":"16-17","contributions":[{"id":"019abcde-0000-7000-8000-000000000001",\
                "kind":"hope","text":"Be asked"}],"disagree":null,"dissent":null,\
                "id":"019abcde-0000-7000-8000-000000000001","pass":5,"text":"Ask us 🎈 first,\\nbefore\\\\after </é",\
                "topic":"Who decides?"}],"conference":{"slug":"youth-2011","title":"Jugend \\"2011\\""},\
                "publishedAt":"2011-11-02T16:30:00Z","version":2}""");
    }

    @Test
    void whatWasWrittenIsReadAgain() {
        assertThat(Canonical.read(Canonical.text(BODY))).isEqualTo(BODY);
    }
}
