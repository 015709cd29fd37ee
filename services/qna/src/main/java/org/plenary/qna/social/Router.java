package org.plenary.qna.social;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Transaction;
import org.plenary.platform.http.Texts;
import org.plenary.qna.moderation.Desk;
import org.plenary.qna.programme.Hashtag;
import org.plenary.qna.programme.Programme;
import org.plenary.qna.programme.Programme.Route;
import org.plenary.qna.programme.Programmes;
import org.plenary.qna.question.NewQuestions;
import org.plenary.qna.question.NewQuestions.Asked;
import org.plenary.qna.question.Question;
import org.plenary.qna.question.Question.Asking;
import org.plenary.qna.question.Question.Move;
import org.plenary.qna.question.Questions;
import org.plenary.qna.session.Sessions;
import org.plenary.qna.social.Posts.Kept;

/// Takes what sources tell of posts, and does what follows from it, once.
@ApplicationScoped
public class Router {

    /// What came of it.
    public sealed interface Taken {

        /// It is a waiting question.
        record Waiting(UUID question) implements Taken {}

        /// It is no question.
        record Unrouted(Why why) implements Taken {}

        /// Its author has posted too much.
        record KeptOut() implements Taken {}

        /// The question reads as the post does now.
        record Corrected() implements Taken {}

        /// It is deleted, and its question withdrawn where there was one.
        record Gone() implements Taken {}

        /// It was known, or comes too late: nothing changes.
        record Known() implements Taken {}

        /// The source brings more than it may: nothing was done, and the same may be told again later.
        record TooFast(Duration retryAfter) implements Taken {}

        /// There is no such source any more.
        record NoSource() implements Taken {}
    }

    /// Why a post is no question.
    public enum Why {
        NOT_OURS("noConferenceTag"),
        NO_THEME("noThemeTag"),
        SEVERAL_THEMES("severalThemes"),
        NO_SESSION("noSession"),
        CLOSED("askingClosed"),
        EMPTY("empty"),
        TOO_LONG("tooLong"),
        REFUSED("textRefused");

        private final String word;

        Why(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /// Where a post would go, and as what.
    private sealed interface Judged {

        record Fit(UUID session, String text) implements Judged {}

        record Unfit(Why why) implements Judged {}
    }

    private static final int LONGEST_AUTHOR = 160;
    private static final int LONGEST_LINK = 2_000;

    /// What is kept to be shown of a post that is no question: more than any network's posts have. In
    /// code points.
    private static final int LONGEST_KEPT = 10_000;

    private final Database database;
    private final Sources sources;
    private final Posts posts;
    private final Programmes programmes;
    private final Sessions sessions;
    private final Questions questions;
    private final NewQuestions incoming;
    private final Desk desk;

    Router(
            Database database,
            Sources sources,
            Posts posts,
            Programmes programmes,
            Sessions sessions,
            Questions questions,
            NewQuestions incoming,
            Desk desk) {
        this.database = database;
        this.sources = sources;
        this.posts = posts;
        this.programmes = programmes;
        this.sessions = sessions;
        this.questions = questions;
        this.incoming = incoming;
        this.desk = desk;
    }

    /// Takes what a source tells.
    ///
    /// @param delivery what the source calls this very telling, so that it acts once; null when it has
    ///     no name
    /// @throws io.grpc.StatusRuntimeException when an owner had to be asked and gave no answer:
    ///     nothing was done
    public Taken take(UUID source, @Nullable String delivery, Happening happening) {
        var found = sources.find(source);
        if (found.isEmpty()) {
            return new Taken.NoSource();
        }
        // Before any row is held: an owner may have to be asked.
        var judged =
                switch (happening) {
                    case Happening.Written(Post post) -> judge(found.get(), post);
                    case Happening.Edited(Post post) -> judge(found.get(), post);
                    case Happening.Deleted(String name) -> null;
                };
        return database.transaction(transaction -> sources.lock(transaction, source)
                .map(held -> once(transaction, held, delivery, happening, judged))
                .orElseGet(Taken.NoSource::new));
    }

    private Taken once(
            Transaction transaction,
            Source source,
            @Nullable String delivery,
            Happening happening,
            @Nullable Judged judged) {
        if (delivery != null && posts.isDelivered(transaction, source.id(), delivery)) {
            return new Taken.Known();
        }
        var taken =
                switch (happening) {
                    case Happening.Written(Post post) -> told(transaction, source, post, judged, false);
                    case Happening.Edited(Post post) -> told(transaction, source, post, judged, true);
                    case Happening.Deleted(String name) -> deleted(transaction, source, name);
                };
        if (delivery != null && !(taken instanceof Taken.TooFast)) {
            posts.noteDelivered(transaction, source.id(), delivery);
        }
        return taken;
    }

    private Judged judge(Source source, Post post) {
        var programme = programmes.of(source.conference());
        return switch (programme.route(post.hashtags(), questions.now())) {
            case Route.To(UUID session, var theme) -> {
                if (sessions.find(session).isEmpty()) {
                    yield new Judged.Unfit(Why.NO_SESSION);
                }
                yield judge(session, words(programme, theme.tag(), post));
            }
            case Route.NotOurs() -> new Judged.Unfit(Why.NOT_OURS);
            case Route.NoTheme() -> new Judged.Unfit(Why.NO_THEME);
            case Route.SeveralThemes() -> new Judged.Unfit(Why.SEVERAL_THEMES);
            case Route.NoSession() -> new Judged.Unfit(Why.NO_SESSION);
        };
    }

    private static String words(Programme programme, Hashtag theme, Post post) {
        var ofNoMatter = new HashSet<Hashtag>();
        ofNoMatter.add(theme);
        if (programme.tag() != null) {
            ofNoMatter.add(programme.tag());
        }
        return post.question(ofNoMatter);
    }

    private static Judged judge(UUID session, String text) {
        if (!Texts.isVisible(text)) {
            return new Judged.Unfit(Why.EMPTY);
        }
        if (!Texts.isShowable(text)) {
            return new Judged.Unfit(Why.REFUSED);
        }
        return length(text) > Question.LONGEST_TEXT ? new Judged.Unfit(Why.TOO_LONG) : new Judged.Fit(session, text);
    }

    private Taken told(Transaction transaction, Source source, Post post, @Nullable Judged judged, boolean edited) {
        var known = posts.find(transaction, source, post.name());
        if (known.isPresent()) {
            return edited ? edited(transaction, source, known.get(), post, judged) : new Taken.Known();
        }
        if (post.uri() != null && posts.isToldElsewhere(transaction, source, post)) {
            return new Taken.Known();
        }
        var wait = posts.wait(transaction, source);
        if (wait.isPositive()) {
            return new Taken.TooFast(wait);
        }
        sources.notePost(transaction, source.id());
        boolean flood = posts.isFlood(transaction, source, post);
        var id = posts.add(transaction, source, post);
        return flood ? new Taken.KeptOut() : route(transaction, source, id, post, judged);
    }

    private Taken route(Transaction transaction, Source source, UUID id, Post post, @Nullable Judged judged) {
        return switch (judged) {
            case Judged.Fit(UUID session, String text) -> ask(transaction, source, id, session, text, post);
            case Judged.Unfit(Why why) -> unrouted(transaction, source, id, post, why);
            case null -> throw new IllegalStateException("What is told was judged");
        };
    }

    private Taken ask(Transaction transaction, Source source, UUID id, UUID session, String text, Post post) {
        var author = author(post);
        var named = new Asking(
                null,
                null,
                text,
                author == null ? "anonymous" : "name",
                author,
                "social",
                null,
                language(post),
                link(post));
        var asking = questions.isChathamHouse(session) ? named.withoutAuthor() : named;
        return switch (incoming.ask(session, asking, false)) {
            case Asked.Accepted(Question question) -> {
                posts.noteAsked(transaction, id, question.id());
                yield new Taken.Waiting(question.id());
            }
            case Asked.Closed() -> unrouted(transaction, source, id, post, Why.CLOSED);
            case Asked.TooMany(var retryAfter) ->
                throw new IllegalStateException("Posts have limits of their own, waiting " + retryAfter);
            case Asked.NamesForbidden() -> throw new IllegalStateException("The rule of attribution is held");
            case Asked.Blocked() -> throw new IllegalStateException("A post has no account that was blocked");
        };
    }

    private Taken unrouted(Transaction transaction, Source source, UUID id, Post post, Why why) {
        boolean named = !posts.areNamesForbidden(transaction, source.conference());
        boolean shown = Texts.isShowable(post.text()) && length(post.text()) <= LONGEST_KEPT;
        posts.noteUnrouted(
                transaction,
                id,
                why.word(),
                shown ? post.text() : null,
                named ? author(post) : null,
                named ? link(post) : null);
        return new Taken.Unrouted(why);
    }

    private Taken edited(Transaction transaction, Source source, Kept known, Post post, @Nullable Judged judged) {
        return switch (known.state()) {
            case ASKED -> correct(transaction, known, judged);
            case UNROUTED -> route(transaction, source, known.id(), post, judged);
            case KEPT_OUT, GONE -> new Taken.Known();
        };
    }

    /// The question stays in its session, whatever tags the post has now.
    private Taken correct(Transaction transaction, Kept known, @Nullable Judged judged) {
        var question = known.question() == null
                ? null
                : questions.lock(known.question()).orElseThrow();
        if (question != null && judged instanceof Judged.Fit(UUID session, String text)) {
            var asking = question.asking();
            var corrected = asking.inOtherWords(text, asking.shownAs(), asking.author(), asking.language());
            switch (question.correct(corrected)) {
                case Move.Moved(Question to) -> {
                    questions.save(transaction, to);
                    return new Taken.Corrected();
                }
                case Move.Reached() -> {
                    return new Taken.Known();
                }
                case Move.Refused() -> {}
            }
            if (text.equals(asking.text())) {
                return new Taken.Known();
            }
        }
        posts.noteEdited(transaction, known.id());
        return new Taken.Known();
    }

    private Taken deleted(Transaction transaction, Source source, String name) {
        var known = posts.find(transaction, source, name);
        if (known.isEmpty()) {
            var wait = posts.wait(transaction, source);
            if (wait.isPositive()) {
                return new Taken.TooFast(wait);
            }
            posts.addGone(transaction, source, name);
            return new Taken.Gone();
        }
        if (known.get().state() == Posts.State.GONE) {
            return new Taken.Known();
        }
        if (known.get().question() != null) {
            withdraw(transaction, known.get().question());
        }
        posts.noteGone(transaction, known.get().id());
        return new Taken.Gone();
    }

    private void withdraw(Transaction transaction, UUID id) {
        // What is merged into one that goes is set free by decisions.
        var held = desk.hold(questions.find(id).orElseThrow().session(), id).orElseThrow();
        switch (held.vanish()) {
            case Move.Moved(Question gone) -> desk.keepOfAsker(held, gone, "withdraw");
            case Move.Reached(), Move.Refused() -> {}
        }
    }

    private static @Nullable String author(Post post) {
        var author = post.author().strip();
        boolean fit = Texts.isVisible(author)
                && Texts.isShowable(author)
                && author.indexOf('\n') < 0
                && length(author) <= LONGEST_AUTHOR;
        return fit ? author : null;
    }

    /// Only what a browser may follow without harm.
    private static @Nullable String link(Post post) {
        var link = post.link();
        if (link == null || link.length() > LONGEST_LINK) {
            return null;
        }
        try {
            var uri = new URI(link);
            return "https".equals(uri.getScheme()) && uri.getHost() != null && uri.getRawUserInfo() == null
                    ? uri.toASCIIString()
                    : null;
        } catch (URISyntaxException none) {
            return null;
        }
    }

    /// `und` (BCP 47: undetermined) when nobody said.
    private static String language(Post post) {
        var language = post.language();
        return language != null && language.matches(Question.LANGUAGE)
                ? Locale.forLanguageTag(language).toLanguageTag()
                : "und";
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
