package org.plenary.sessions.frab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainWordsTest {

    @Test
    void foreignLineEndsBecomeLineFeeds() {
        assertThat(PlainWords.paragraphs("one\r\ntwo\rthree\n\n\n\nfour  \n")).isEqualTo("one\ntwo\nthree\n\nfour");
    }

    @Test
    void paragraphsAndListsOfHtmlBecomeLines() {
        assertThat(PlainWords.paragraphs("\n<p>Booting a CPU\nis &#34;complex&#34;.</p>\n\n<p>It&#39;s new.</p>     "))
                .isEqualTo("Booting a CPU is \"complex\".\n\nIt's new.");
        assertThat(PlainWords.paragraphs("<p>Topics:</p><ul><li>one</li>\n<li><em>two</em></li></ul>"))
                .isEqualTo("Topics:\n\n- one\n- two");
        assertThat(PlainWords.paragraphs("first<br />second<br/><br/>third")).isEqualTo("first\nsecond\n\nthird");
    }

    @Test
    void preformattedLinesStayAsTheyAre() {
        assertThat(PlainWords.paragraphs("<p>Run</p><pre><code>if\n  then</code></pre>"))
                .isEqualTo("Run\n\nif\n  then");
    }

    @Test
    void aTextWithInlineTagsAloneKeepsItsLines() {
        assertThat(PlainWords.paragraphs("<a href=\"https://example.org/\">Site</a>\r\nand <b>more</b>"))
                .isEqualTo("Site\nand more");
    }

    @Test
    void angleBracketsThatAreNoTagStay() {
        assertThat(PlainWords.paragraphs("a < b and the <video> element, List<String>"))
                .isEqualTo("a < b and the <video> element, List<String>");
        assertThat(PlainWords.paragraphs("&lt;p&gt; is a tag &unknown; & so on"))
                .isEqualTo("<p> is a tag &unknown; & so on");
    }

    @Test
    void charactersThatCannotBeShownAreLeftOut() {
        assertThat(PlainWords.paragraphs("a\u0000b\u202Ec\u2066d\ud800e\tf&#8238;g"))
                .isEqualTo("abcde fg");
        assertThat(PlainWords.line(" A\u0007 title\r\n of  two lines ")).isEqualTo("A title of two lines");
    }

    @Test
    void joinersAndComposedLettersStay() {
        assertThat(PlainWords.line("می\u200cخواهم")).isEqualTo("می\u200cخواهم");
        assertThat(PlainWords.line("Ü")).isEqualTo("Ü");
    }
}
