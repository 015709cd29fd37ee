package org.plenary.qna.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plenary.qna.mastodon.EventLines.Event;

class ReadingTest {

    @ParameterizedTest
    @CsvSource({
        "'<p>One?</p><p>Two?</p>', 'One?|Two?'",
        "'<p>One?<br />Two?</p>', 'One?/Two?'",
        "'<p>A &lt;b&gt; &amp; c</p>', 'A <b> & c'",
        "'<p>See <a href=\"https://example.org/long\"><span class=\"invisible\">https://</span><span class=\"ellipsis\">example.org/lo</span><span class=\"invisible\">ng</span></a></p>', 'See https://example.org/long'",
        "'<p class=\"quote-inline\">RE: https://example.org/1</p><p>Really?</p>', 'Really?'",
        "'<p>x<script>alert(1)</script></p>', 'x'",
        "'no markup', 'no markup'",
        "'', ''",
    })
    void aPostsHtmlIsTheTextThatPeopleSee(String html, String text) {
        assertThat(PlainHtml.text(html).replace("\n\n", "|").replace("\n", "/")).isEqualTo(text);
    }

    @Test
    @Timeout(10)
    void deeplyNestedHtmlTakesNoTime() {
        assertThat(PlainHtml.text("<p><b>".repeat(20_000) + "x")).isEqualTo("x");
    }

    @Test
    void eventsArePutTogetherFromLines() {
        var lines = new EventLines(20);
        var events = new ArrayList<Event>();
        for (var line : ":thump|event: update|data: {\"id\":1}||data:a|data: b||event: delete||:|event:x|data: "
                .concat("y".repeat(21))
                .concat("||event: delete|data: 7||")
                .split("\\|")) {
            lines.line(line).ifPresent(events::add);
        }
        lines.line("").ifPresent(events::add);

        assertThat(events)
                .containsExactly(new Event("update", "{\"id\":1}"), new Event("", "a\nb"), new Event("delete", "7"));
    }
}
