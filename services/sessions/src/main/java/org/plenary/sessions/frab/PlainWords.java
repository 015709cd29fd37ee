package org.plenary.sessions.frab;

import java.text.Normalizer;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes plain texts of what schedules hold: HTML, foreign line ends, characters that cannot be shown.
final class PlainWords {

    /// The tags that schedule tools let through. Any other angle bracket is a text's own.
    private static final String TAGS = "p|br|li|ul|ol|em|strong|b|i|u|s|a|pre|code|tt|sup|sub|span|div|h[1-6]|hr|img"
            + "|blockquote|cite|q|small|font|center|table|thead|tbody|tr|td|th|dl|dt|dd";

    private static final Pattern TAG = Pattern.compile("(?i)</?(?:" + TAGS + ")(?:\\s[^<>]*)?/?>");
    private static final Pattern LINE = Pattern.compile("(?i)<(?:p|br|div)(?:\\s[^<>]*)?/?>");
    private static final Pattern BREAK = Pattern.compile("(?i)</?br(?:\\s[^<>]*)?/?>|</(?:li|tr|dt|dd)\\s*>");
    private static final Pattern PARAGRAPH =
            Pattern.compile("(?i)</?(?:p|div|ul|ol|pre|blockquote|h[1-6]|hr|table|dl)(?:\\s[^<>]*)?/?>");
    private static final Pattern ITEM = Pattern.compile("(?i)<li(?:\\s[^<>]*)?>");
    private static final Pattern PRE = Pattern.compile("(?is)<pre(?:\\s[^<>]*)?>(.*?)</pre\\s*>");
    private static final Pattern BLANKS = Pattern.compile("[ \\t\\n\\r]+");
    private static final Pattern ENTITY = Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));");
    private static final Pattern LINE_END_BLANKS = Pattern.compile("[ \\u00a0]+\\n");
    private static final Pattern EMPTY_LINES = Pattern.compile("\\n{3,}");
    /// Stand for a line end and a blank that stay, while others flow; the text itself holds neither by then.
    private static final char KEPT_LINE = '\u2028';

    private static final char KEPT_BLANK = '\u2029';

    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("amp", "&"),
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("quot", "\""),
            Map.entry("apos", "'"),
            Map.entry("nbsp", "\u00a0"),
            Map.entry("ndash", "–"),
            Map.entry("mdash", "—"),
            Map.entry("hellip", "…"),
            Map.entry("lsquo", "‘"),
            Map.entry("rsquo", "’"),
            Map.entry("ldquo", "“"),
            Map.entry("rdquo", "”"),
            Map.entry("laquo", "«"),
            Map.entry("raquo", "»"),
            Map.entry("auml", "ä"),
            Map.entry("ouml", "ö"),
            Map.entry("uuml", "ü"),
            Map.entry("Auml", "Ä"),
            Map.entry("Ouml", "Ö"),
            Map.entry("Uuml", "Ü"),
            Map.entry("szlig", "ß"),
            Map.entry("eacute", "é"),
            Map.entry("egrave", "è"),
            Map.entry("euro", "€"),
            Map.entry("copy", "©"));

    private PlainWords() {}

    /// A text of several lines.
    static String paragraphs(String text) {
        var plain = decoded(withoutTags(lineEnds(text)));
        var lines = LINE_END_BLANKS.matcher(showable(plain)).replaceAll("\n");
        return Normalizer.normalize(
                EMPTY_LINES.matcher(lines).replaceAll("\n\n").strip(), Normalizer.Form.NFC);
    }

    /// A text of one line, such as a title: taken as it is but for blanks and what cannot be shown.
    static String line(String text) {
        return Normalizer.normalize(
                BLANKS.matcher(showable(lineEnds(text))).replaceAll(" ").strip(), Normalizer.Form.NFC);
    }

    private static String lineEnds(String text) {
        return text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace('\u2028', '\n')
                .replace('\u2029', '\n');
    }

    private static String withoutTags(String text) {
        if (!TAG.matcher(text).find()) {
            return text;
        }
        return TAG.matcher(LINE.matcher(text).find() ? lines(text) : text).replaceAll("");
    }

    /// In a text with paragraphs or breaks, line ends of the source are blanks and tags make the lines.
    private static String lines(String text) {
        var pre = PRE.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        "<pre>" + match.group(1).replace('\n', KEPT_LINE).replace(' ', KEPT_BLANK) + "</pre>"));
        var flowing = BLANKS.matcher(pre).replaceAll(" ");
        var items = ITEM.matcher(flowing).replaceAll("- ");
        var broken = BREAK.matcher(items).replaceAll("\n");
        var paragraphs = PARAGRAPH.matcher(broken).replaceAll("\n\n");
        return paragraphs.replaceAll("\\n[ ]+", "\n").replace(KEPT_LINE, '\n').replace(KEPT_BLANK, ' ');
    }

    private static String decoded(String text) {
        return ENTITY.matcher(text).replaceAll(match -> Matcher.quoteReplacement(character(match)));
    }

    private static String character(MatchResult entity) {
        if (entity.group(3) != null) {
            return NAMED.getOrDefault(entity.group(3), entity.group());
        }
        int point = entity.group(1) != null ? Integer.parseInt(entity.group(1)) : Integer.parseInt(entity.group(2), 16);
        return Character.isValidCodePoint(point) ? Character.toString(point) : entity.group();
    }

    /// Leaves out what a text may not hold (see the platform's rule for plain texts): control characters but line feed,
    /// lone surrogates, embeddings, overrides and isolates.
    private static String showable(String text) {
        var shown = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point == '\t') {
                shown.append(' ');
            } else if (point == '\n' || !isForbidden(point)) {
                shown.appendCodePoint(point);
            }
        });
        return shown.toString();
    }

    private static boolean isForbidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
        };
    }
}
