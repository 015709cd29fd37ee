package org.plenary.qna.social;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.plenary.qna.programme.Hashtag;

/// A public post.
///
/// @param name what its source calls it
/// @param uri what the whole world calls it; null when only its source has a name for it
/// @param link where people read it; null when that is not known
/// @param author such as `@ada@example.org`
/// @param text plain
/// @param language BCP 47; null when nobody said
/// @param tags with or without `#`; when none are given, those in the text count
public record Post(
        String name,
        @Nullable String uri,
        @Nullable String link,
        String author,
        String text,
        @Nullable String language,
        List<String> tags,
        @Nullable Instant postedAt) {

    // Each takes time in proportion to the text: posts come from anybody.
    private static final Pattern MENTION = Pattern.compile("@[\\w.-]++(?:@[\\w.-]++)?[,:]?\\s*+");
    private static final Pattern SPACES = Pattern.compile("[\\p{Zs}\\t]++");
    private static final Pattern SPACES_AROUND_LINE = Pattern.compile(" ?(?:\\r\\n|[\\n\\r\\u2028\\u2029]) ?");
    private static final Pattern EMPTY_LINES = Pattern.compile("\\n{3,}+");

    /// A tag in a text.
    ///
    /// @param end behind its last letter
    /// @param ours whether it is one of those that brought the post here
    private record Found(int start, int end, boolean ours) {}

    public Post {
        tags = List.copyOf(tags);
    }

    /// The post's tags.
    public Set<Hashtag> hashtags() {
        var all = new LinkedHashSet<Hashtag>();
        if (tags.isEmpty()) {
            // Networks end a tag at a hyphen.
            Hashtag.IN_TEXT.matcher(text).results().forEach(tag -> Hashtag.of(first(tag.group(1)))
                    .ifPresent(all::add));
        } else {
            tags.forEach(tag -> Hashtag.of(tag).ifPresent(all::add));
        }
        return all;
    }

    /// What is asked: the text without the people it is addressed to, and without the tags that
    /// brought it here. A tag amidst the text is a word of the sentence, and stays as one. Empty when
    /// nothing is left.
    public String question(Set<Hashtag> ofNoMatter) {
        var plain = withoutMentions(tidy(text));
        var tags = Hashtag.IN_TEXT
                .matcher(plain)
                .results()
                .map(tag -> found(tag, ofNoMatter))
                .toList();
        int atBeginning = atBeginning(plain, tags);
        int atEnd = atEnd(plain, tags);
        var question = new StringBuilder();
        int from = 0;
        for (int at = 0; at < tags.size(); at++) {
            var tag = tags.get(at);
            if (tag.ours()) {
                boolean besides = at < atBeginning || at >= atEnd;
                question.append(plain, from, tag.start())
                        .append(plain, besides ? tag.end() : tag.start() + 1, tag.end());
                from = tag.end();
            }
        }
        // Those who were addressed after the tags had brought it here.
        return withoutMentions(tidy(question.append(plain, from, plain.length()).toString()));
    }

    private static String withoutMentions(String text) {
        var mentions = MENTION.matcher(text);
        int from = 0;
        while (mentions.region(from, text.length()).lookingAt()) {
            from = mentions.end();
        }
        return text.substring(from);
    }

    /// People do not always end a tag at a hyphen, though networks do.
    private static Found found(MatchResult tag, Set<Hashtag> ofNoMatter) {
        var word = tag.group(1);
        if (isOf(ofNoMatter, word)) {
            return new Found(tag.start(), tag.end(), true);
        }
        var first = first(word);
        return isOf(ofNoMatter, first)
                ? new Found(tag.start(), tag.start(1) + first.length(), true)
                : new Found(tag.start(), tag.end(), false);
    }

    private static String first(String word) {
        int hyphen = word.indexOf('-');
        return hyphen < 0 ? word : word.substring(0, hyphen);
    }

    private static boolean isOf(Set<Hashtag> some, String word) {
        return Hashtag.of(word).filter(some::contains).isPresent();
    }

    /// How many tags stand before everything else.
    private static int atBeginning(String text, List<Found> tags) {
        int count = 0;
        for (int from = 0;
                count < tags.size()
                        && text.substring(from, tags.get(count).start()).isBlank();
                count++) {
            from = tags.get(count).end();
        }
        return count;
    }

    /// From which tag on nothing but tags follows.
    private static int atEnd(String text, List<Found> tags) {
        int first = tags.size();
        for (int to = text.length();
                first > 0 && text.substring(tags.get(first - 1).end(), to).isBlank();
                first--) {
            to = tags.get(first - 1).start();
        }
        return first;
    }

    private static String tidy(String text) {
        var spaced = SPACES.matcher(text).replaceAll(" ");
        var lines = SPACES_AROUND_LINE.matcher(spaced).replaceAll("\n");
        return EMPTY_LINES.matcher(lines).replaceAll("\n\n").strip();
    }
}
