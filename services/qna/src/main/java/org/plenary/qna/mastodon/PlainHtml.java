package org.plenary.qna.mastodon;

import org.jsoup.Jsoup;
import org.jsoup.nodes.TextNode;

/// Posts' HTML as the text that people see.
final class PlainHtml {

    private PlainHtml() {}

    static String text(String html) {
        var body = Jsoup.parseBodyFragment(html).body();
        // What a post quotes is not its own words: the network adds the address for those who cannot show it.
        body.select(".quote-inline, script, style").remove();
        body.select("br").forEach(line -> line.replaceWith(new TextNode("\n")));
        body.select("p, blockquote, ul, ol, pre").forEach(block -> block.appendText("\n\n"));
        body.select("li").forEach(item -> item.appendText("\n"));
        return body.wholeText().strip();
    }
}
