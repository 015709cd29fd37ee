package org.plenary.qna.question;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plenary.qna.translation.Translation;

/// A question and what may become of it.
///
/// @param answer a written answer, null when there is none
/// @param grounds why it was dismissed or merged; null unless it is
/// @param rewording what a moderator made of it; null while it says what its asker said
/// @param translations what stands beside it, in the order of their languages
/// @param forgotten whether what it said has been deleted: with the post it was asked in, or some time
///     after it was dismissed
/// @param tree where it hangs
/// @param votes the stored tally
/// @param version rises with every change but the votes'
public record Question(
        UUID id,
        UUID session,
        Asking asking,
        State state,
        Times times,
        @Nullable String answer,
        @Nullable Grounds grounds,
        @Nullable Rewording rewording,
        List<Translation> translations,
        boolean forgotten,
        Tree tree,
        long votes,
        long version) {

    /// Stands between what it says and what its asker said: no text holds it (see the platform's texts).
    private static final char APART = '\0';

    /// In code points.
    public static final int LONGEST_TEXT = 1_000;

    /// Of a written answer, in code points.
    public static final int LONGEST_ANSWER = 5_000;

    /// The shape of a language tag (BCP 47).
    public static final String LANGUAGE = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}";

    /// Where a question stands.
    public enum State {
        WAITING("waiting"),
        PUBLISHED("published"),
        DISMISSED("dismissed"),
        MERGED("merged"),
        SELECTED("selected"),
        ON_STAGE("onStage"),
        ANSWERED("answered"),
        WITHDRAWN("withdrawn");

        private final String word;

        State(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        /// Whether everyone who watches may read a question that stands there.
        boolean isOnBoard() {
            return switch (this) {
                case PUBLISHED, SELECTED, ON_STAGE, ANSWERED -> true;
                case WAITING, DISMISSED, MERGED, WITHDRAWN -> false;
            };
        }

        static State of(String word) {
            return Arrays.stream(values())
                    .filter(state -> state.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No state: " + word));
        }
    }

    /// What was asked, by whom, and what may be shown of them.
    ///
    /// @param asker the account; null for a question from the youth forum, which tells nobody's
    /// @param text empty while it is sealed: of a dismissed or withdrawn question
    /// @param kind as what the asker takes part; null for one typed in for somebody or put by the forum
    /// @param shownAs `name`, `affiliation` or `anonymous`
    /// @param author the shown line or pseudonym, null when the asker chose none
    /// @param origin `web`, `room`, `social` or `youthForum`
    /// @param band the age band of who asks through the youth forum, such as `13-15`; null for all
    ///     others
    /// @param language BCP 47
    /// @param link the public post that it was asked in; null when it was not, or nothing may tell who
    ///     asks
    public record Asking(
            @Nullable UUID asker,
            @Nullable String kind,
            String text,
            String shownAs,
            @Nullable String author,
            String origin,
            @Nullable String band,
            String language,
            @Nullable String link) {

        /// More are no paragraphs, but room that is taken from others, on their pages and on the screen.
        private static final int MOST_LINES = 10;

        private static final Pattern LINE = Pattern.compile("\\R");
        private static final Pattern GAP = Pattern.compile("\\h*(?:\\n\\h*){2,}");
        private static final Pattern BREAK = Pattern.compile("\\s*\\R\\s*");

        /// A gap is one empty line at most; what has too many lines has none.
        public Asking {
            if (BREAK.matcher(text).find()) {
                text = GAP.matcher(LINE.matcher(text).replaceAll("\n").strip()).replaceAll("\n\n");
                text = text.lines().count() > MOST_LINES ? BREAK.matcher(text).replaceAll(" ") : text;
            }
        }

        /// Of a question that was not asked in a post.
        public Asking(
                @Nullable UUID asker,
                @Nullable String kind,
                String text,
                String shownAs,
                @Nullable String author,
                String origin,
                @Nullable String band,
                String language) {
            this(asker, kind, text, shownAs, author, origin, band, language, null);
        }

        /// Whether it is from a participant who asks for themself: nobody typed it for somebody else.
        public boolean isOwn() {
            return kind != null;
        }

        /// The same in other words.
        public Asking inOtherWords(String otherText, String otherShownAs, @Nullable String otherAuthor, String other) {
            return new Asking(asker, kind, otherText, otherShownAs, otherAuthor, origin, band, other, link);
        }

        /// The same, known to be in this language.
        Asking in(String known) {
            return new Asking(asker, kind, text, shownAs, author, origin, band, known, link);
        }

        /// The same, with what it says sealed, or not sealed any more.
        Asking saying(String words) {
            return new Asking(asker, kind, words, shownAs, author, origin, band, language, link);
        }

        /// The same, its author unknown.
        public Asking withoutAuthor() {
            return new Asking(asker, kind, text, "anonymous", null, origin, null, language);
        }

        /// The same, its author not named: of a young person the band stays.
        Asking anonymous() {
            return new Asking(asker, kind, text, "anonymous", null, origin, band, language, link);
        }
    }

    /// What happened when; null for what has not.
    ///
    /// @param decided the last decision of moderation
    public record Times(
            Instant asked,
            @Nullable Instant published,
            @Nullable Instant selected,
            @Nullable Instant staged,
            @Nullable Instant answered,
            @Nullable Instant decided) {}

    /// That a moderator put a question in other words.
    ///
    /// @param original what its asker said; empty while it is sealed
    public record Rewording(String original, Grounds grounds, Instant at) {

        private Rewording of(String words) {
            return new Rewording(words, grounds, at);
        }
    }

    /// What comes of a wish to move a question.
    public sealed interface Move {

        /// It moves.
        record Moved(Question to) implements Move {}

        /// It stands there already: nothing changes.
        record Reached() implements Move {}

        /// Not from the state it is in.
        record Refused() implements Move {}
    }

    /// Onto the board; from `dismissed` and `selected` as an undo, which keeps its place. Not when
    /// what it said is gone.
    public Move publish(Instant now) {
        if (forgotten) {
            return new Move.Refused();
        }
        return switch (state) {
            case WAITING, DISMISSED, SELECTED -> {
                var since = times.published == null ? now : times.published;
                yield to(State.PUBLISHED, new Times(times.asked, since, null, null, null, now), answer, null);
            }
            case PUBLISHED -> new Move.Reached();
            case MERGED, ON_STAGE, ANSWERED, WITHDRAWN -> new Move.Refused();
        };
    }

    /// Off the board.
    public Move dismiss(Grounds why, Instant now) {
        return switch (state) {
            case WAITING, PUBLISHED, SELECTED ->
                to(State.DISMISSED, new Times(times.asked, times.published, null, null, null, now), answer, why);
            case DISMISSED -> new Move.Reached();
            case MERGED, ON_STAGE, ANSWERED, WITHDRAWN -> new Move.Refused();
        };
    }

    /// Into the chair's line.
    public Move select(Instant now) {
        return switch (state) {
            case PUBLISHED ->
                to(State.SELECTED, new Times(times.asked, times.published, now, null, null, now), answer, null);
            case SELECTED -> new Move.Reached();
            case WAITING, DISMISSED, MERGED, ON_STAGE, ANSWERED, WITHDRAWN -> new Move.Refused();
        };
    }

    /// Before the panel; from `answered` as an undo, which takes the answer back.
    public Move stage(Instant now) {
        return switch (state) {
            case PUBLISHED, SELECTED, ANSWERED ->
                to(State.ON_STAGE, new Times(times.asked, times.published, times.selected, now, null, now), null, null);
            case ON_STAGE -> new Move.Reached();
            case WAITING, DISMISSED, MERGED, WITHDRAWN -> new Move.Refused();
        };
    }

    /// Back into the chair's line because another is put; it stays first in line where it was selected
    /// before.
    public Move giveWay(Instant now) {
        return switch (state) {
            case ON_STAGE -> {
                var selected = times.selected == null ? now : times.selected;
                yield to(
                        State.SELECTED,
                        new Times(times.asked, times.published, selected, null, null, now),
                        answer,
                        null);
            }
            case SELECTED -> new Move.Reached();
            case WAITING, PUBLISHED, DISMISSED, MERGED, ANSWERED, WITHDRAWN -> new Move.Refused();
        };
    }

    /// Done with.
    ///
    /// @param written a written answer, null when it was given by mouth alone
    public Move answer(@Nullable String written, Instant now) {
        return switch (state) {
            case ON_STAGE ->
                to(
                        State.ANSWERED,
                        new Times(times.asked, times.published, times.selected, times.staged, now, now),
                        written,
                        null);
            case ANSWERED -> new Move.Reached();
            case WAITING, PUBLISHED, DISMISSED, MERGED, SELECTED, WITHDRAWN -> new Move.Refused();
        };
    }

    /// Answered in writing, whether it was put to the panel or not; a written answer in place of one
    /// before.
    public Move answerInWriting(String written, Instant now) {
        return switch (state) {
            case PUBLISHED, SELECTED, ANSWERED -> {
                if (state == State.ANSWERED && written.equals(answer)) {
                    yield new Move.Reached();
                }
                var answered = times.answered == null ? now : times.answered;
                yield to(
                        State.ANSWERED,
                        new Times(times.asked, times.published, times.selected, times.staged, answered, now),
                        written,
                        null);
            }
            case WAITING, DISMISSED, MERGED, ON_STAGE, WITHDRAWN -> new Move.Refused();
        };
    }

    /// The written answer is taken back. What was put to the panel stays answered, as it was by mouth;
    /// anything else is where it was before.
    public Move takeAnswerBack(Instant now) {
        if (state != State.ANSWERED || answer == null) {
            return state.isOnBoard() ? new Move.Reached() : new Move.Refused();
        }
        if (times.staged != null) {
            return to(State.ANSWERED, times, null, null);
        }
        return to(
                times.selected == null ? State.PUBLISHED : State.SELECTED,
                new Times(times.asked, times.published, times.selected, null, null, now),
                null,
                null);
    }

    /// Below a root that asks the same.
    ///
    /// @param root of the same session, not below this one, and in a state that [#takesMore]
    public Move merge(Question root, Instant now) {
        if (state == State.MERGED && tree.root().equals(root.id)) {
            return new Move.Reached();
        }
        return switch (state) {
            case WAITING, PUBLISHED -> {
                var top = new Tree.Top(
                        root.asking.text(), root.state, root.times.staged(), root.times.answered(), root.answer);
                yield hanging(
                        State.MERGED,
                        new Times(times.asked, times.published, null, null, null, now),
                        Grounds.SAME,
                        new Tree(root.id, root.id, 0, top));
            }
            case DISMISSED, MERGED, SELECTED, ON_STAGE, ANSWERED, WITHDRAWN -> new Move.Refused();
        };
    }

    /// Back where it was before it was merged, as the root of what hangs below it.
    public Move unmerge(Instant now) {
        return switch (state) {
            case MERGED ->
                hanging(
                        times.published == null ? State.WAITING : State.PUBLISHED,
                        new Times(times.asked, times.published, null, null, null, now),
                        null,
                        Tree.alone(id));
            case WAITING, PUBLISHED -> new Move.Reached();
            case DISMISSED, SELECTED, ON_STAGE, ANSWERED, WITHDRAWN -> new Move.Refused();
        };
    }

    /// Whether others may be merged into it: it is no longer when it was put to the panel.
    public boolean takesMore() {
        return switch (state) {
            case WAITING, PUBLISHED, SELECTED -> true;
            case DISMISSED, MERGED, ON_STAGE, ANSWERED, WITHDRAWN -> false;
        };
    }

    /// How long its asker must wait before they correct it once more; zero when they need not. As long
    /// as nobody has decided about it, its version counts the corrections, and the few translations that
    /// were put beside it.
    ///
    /// @param atMost how many may be made at once, and as many again within each `within`
    public Duration waitToCorrect(int atMost, Duration within, Instant now) {
        var due = times.asked.plus(within.multipliedBy(version - atMost).dividedBy(atMost));
        return due.isAfter(now) ? Duration.between(now, due) : Duration.ZERO;
    }

    /// In its asker's other words, as long as nobody has decided about it: what was judged stays what
    /// it was, and so does what others were merged into, for their supporters are its own now. Translations
    /// of other words, or from another language, are gone.
    public Move correct(Asking corrected) {
        if (state != State.WAITING || times.decided != null || tree.mergedCount() > 0) {
            return new Move.Refused();
        }
        if (corrected.equals(asking)) {
            return new Move.Reached();
        }
        boolean saysTheSame = corrected.text.equals(asking.text) && corrected.language.equals(asking.language);
        return new Move.Moved(saysTheSame ? as(corrected) : as(corrected).beside(List.of()));
    }

    /// In a moderator's other words; in the asker's own as an undo. Translations of the words before are
    /// gone.
    public Move reword(String words, Grounds why, Instant now) {
        return switch (state) {
            case WAITING, PUBLISHED, SELECTED -> {
                if (words.equals(asking.text)) {
                    yield new Move.Reached();
                }
                var original = rewording == null ? asking.text : rewording.original;
                var since = new Times(times.asked, times.published, times.selected, times.staged, times.answered, now);
                var next = words.equals(original) ? null : new Rewording(original, why, now);
                yield new Move.Moved(with(asking.saying(words), since, next).beside(List.of()));
            }
            case DISMISSED, MERGED, ON_STAGE, ANSWERED, WITHDRAWN -> new Move.Refused();
        };
    }

    /// In its asker's own words again.
    public Move restoreWords(Instant now) {
        return rewording == null ? new Move.Reached() : reword(rewording.original, rewording.grounds, now);
    }

    /// With a translation beside it, in place of one into the same language before. It asks nothing else
    /// then: nobody has decided about it, and its asker may correct it as before.
    ///
    /// @param from the language of what it says, where the question does not tell the right one
    public Move translate(Translation translation, String from) {
        return switch (state) {
            case WAITING, PUBLISHED, SELECTED, ON_STAGE, ANSWERED -> {
                if (translations.contains(translation) && from.equals(asking.language)) {
                    yield new Move.Reached();
                }
                var next = Stream.concat(besides(translation.language()), Stream.of(translation))
                        .sorted(Comparator.comparing(Translation::language))
                        .toList();
                yield new Move.Moved(as(asking.in(from)).beside(next));
            }
            case DISMISSED, MERGED, WITHDRAWN -> new Move.Refused();
        };
    }

    /// Without the translation into this language.
    public Move untranslate(String language) {
        return switch (state) {
            case WAITING, PUBLISHED, SELECTED, ON_STAGE, ANSWERED -> {
                var next = besides(language).toList();
                yield next.size() == translations.size() ? new Move.Reached() : new Move.Moved(beside(next));
            }
            case DISMISSED, MERGED, WITHDRAWN -> new Move.Refused();
        };
    }

    private Stream<Translation> besides(String language) {
        return translations.stream().filter(one -> !one.language().equals(language));
    }

    /// Why it was decided about by this verb; null when the question says nothing of it.
    public @Nullable Grounds groundsOf(String act) {
        if (!"reword".equals(act)) {
            return grounds;
        }
        return rewording == null ? null : rewording.grounds;
    }

    /// Taken back by its asker: what it said is theirs again. What the panel has before it, or has
    /// answered, was said.
    public Move withdraw() {
        return switch (state) {
            case WAITING, PUBLISHED, MERGED, SELECTED, DISMISSED -> to(State.WITHDRAWN, times, answer, null);
            case WITHDRAWN -> new Move.Reached();
            case ON_STAGE, ANSWERED -> new Move.Refused();
        };
    }

    /// Deleted where it was posted, whatever has become of it here: nothing of its words and its
    /// author stays.
    public Move vanish() {
        if (state == State.WITHDRAWN && forgotten) {
            return new Move.Reached();
        }
        var nothing = asking.withoutAuthor().inOtherWords("", "anonymous", null, asking.language());
        return new Move.Moved(new Question(
                id,
                session,
                nothing,
                State.WITHDRAWN,
                times,
                answer,
                null,
                null,
                List.of(),
                true,
                Tree.alone(id),
                votes,
                version));
    }

    /// Whether everyone who watches may read it.
    public boolean isOnBoard() {
        return state.isOnBoard();
    }

    /// Whether what it says is kept from sight: what is dismissed or withdrawn is nobody's to read.
    public boolean isSealed() {
        return isGone();
    }

    /// All that it says and said, to be sealed.
    String words() {
        return rewording == null ? asking.text : asking.text + APART + rewording.original;
    }

    /// The same question, saying this.
    ///
    /// @param words as [#words] gives them, or empty
    Question saying(String words) {
        int apart = words.indexOf(APART);
        var text = apart < 0 ? words : words.substring(0, apart);
        var original = rewording == null ? null : rewording.of(apart < 0 ? "" : words.substring(apart + 1));
        return with(asking.saying(text), times, original);
    }

    /// What a question says, of all its words.
    static String textOf(String words) {
        int apart = words.indexOf(APART);
        return apart < 0 ? words : words.substring(0, apart);
    }

    /// Whether nothing may hang below it any more.
    boolean isGone() {
        return state == State.DISMISSED || state == State.WITHDRAWN;
    }

    /// The same question, its author unknown from now on.
    Question withoutAuthor() {
        return as(asking.withoutAuthor());
    }

    /// The same question, its author not named from now on.
    Question anonymous() {
        return as(asking.anonymous());
    }

    private Question as(Asking changed) {
        return with(changed, times, rewording);
    }

    private Question with(Asking changed, Times at, @Nullable Rewording other) {
        return new Question(
                id, session, changed, state, at, answer, grounds, other, translations, forgotten, tree, votes, version);
    }

    /// The same question, with these beside it.
    private Question beside(List<Translation> others) {
        return new Question(
                id, session, asking, state, times, answer, grounds, rewording, others, forgotten, tree, votes, version);
    }

    private Move hanging(State next, Times at, @Nullable Grounds why, Tree hangs) {
        return new Move.Moved(new Question(
                id, session, asking, next, at, answer, why, rewording, translations, false, hangs, votes, version));
    }

    /// What is withdrawn or dismissed leaves its tree, and nothing stays below it or beside it.
    private Move to(State next, Times at, @Nullable String written, @Nullable Grounds why) {
        boolean leaves = next == State.WITHDRAWN || next == State.DISMISSED;
        var hangs = leaves ? Tree.alone(id) : tree;
        var besides = leaves ? List.<Translation>of() : translations;
        return new Move.Moved(new Question(
                id, session, asking, next, at, written, why, rewording, besides, false, hangs, votes, version));
    }
}
