package org.plenary.platform.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Answers of another service, held for a short time so that not every request asks, and a little longer for when the
/// other service is silent.
///
/// An answer is given again while younger than `fresh`. After that the owner is asked; when it is silent, the
/// last answer holds until it is older than `whenSilent`, and that is logged. Two threads may ask at once for the same
/// key: both are right.
///
/// @param <K> what is asked about
/// @param <V> the answer
public final class HeldAnswers<K, V> {

    private static final Logger LOG = Logger.getLogger(HeldAnswers.class);

    private record Held<V>(V answer, Instant since) {}

    private final Cache<K, Held<V>> held;
    private final Duration fresh;
    private final InstantSource clock;
    private final Function<K, V> owner;

    /// @param fresh how long an answer is given again without asking
    /// @param whenSilent how old an answer may be when the owner is silent
    /// @param atMost how many answers are held
    /// @param owner asks; a [StatusRuntimeException] that says unavailable, deadline exceeded, cancelled or
    ///     unauthenticated is silence
    public HeldAnswers(Duration fresh, Duration whenSilent, int atMost, InstantSource clock, Function<K, V> owner) {
        this.held = Caffeine.newBuilder()
                .maximumSize(atMost)
                .expireAfterWrite(whenSilent)
                .ticker(() -> clock.millis() * 1_000_000L)
                .build();
        this.fresh = fresh;
        this.clock = clock;
        this.owner = owner;
    }

    /// The answer for `key`.
    ///
    /// @throws StatusRuntimeException when the owner is silent and nothing is held, or when the owner refused
    public V get(K key) {
        return get(key, any -> true);
    }

    /// As [#get], but a held answer that is not `enough` is not taken for the owner's: the owner is asked. For a *no*
    /// that may have ended a moment ago. While the owner is silent, what is held is given nevertheless.
    public V get(K key, Predicate<V> enough) {
        var last = held.getIfPresent(key);
        if (last != null && last.since().plus(fresh).isAfter(clock.instant()) && enough.test(last.answer())) {
            return last.answer();
        }
        return refresh(key, last);
    }

    private V refresh(K key, @Nullable Held<V> last) {
        var now = clock.instant();
        try {
            var answer = owner.apply(key);
            held.put(key, new Held<>(answer, now));
            return answer;
        } catch (StatusRuntimeException failure) {
            if (last == null || !isSilence(failure)) {
                throw failure;
            }
            LOG.warnf(
                    "Owner silent (%s), last answer holds", failure.getStatus().getCode());
            return last.answer();
        }
    }

    /// The answers for many at once, asked for however fresh those held are. Whoever the owner has no answer for, and
    /// for whom none is held, is left out.
    ///
    /// @param asked asks for all of them, and leaves out those without an answer
    /// @throws StatusRuntimeException when the owner refused
    public Map<K, V> refresh(Collection<K> keys, Function<Collection<K>, Map<K, V>> asked) {
        var now = clock.instant();
        var answers = new HashMap<>(answersOrNone(keys, asked));
        answers.forEach((key, answer) -> held.put(key, new Held<>(answer, now)));
        var silent = keys.stream().filter(key -> !answers.containsKey(key)).toList();
        for (var key : silent) {
            var last = held.getIfPresent(key);
            if (last != null) {
                answers.put(key, last.answer());
            }
        }
        if (!silent.isEmpty()) {
            LOG.warnf("Owner silent on %d of %d, last answers hold", silent.size(), keys.size());
        }
        return answers;
    }

    private static <K, V> Map<K, V> answersOrNone(Collection<K> keys, Function<Collection<K>, Map<K, V>> asked) {
        try {
            return asked.apply(keys);
        } catch (StatusRuntimeException failure) {
            if (!isSilence(failure)) {
                throw failure;
            }
            return Map.of();
        }
    }

    /// Whether a failure says that nobody answered, rather than that somebody refused.
    public static boolean isSilence(StatusRuntimeException failure) {
        return switch (failure.getStatus().getCode()) {
            // Not taking our own token says nothing on what was asked: it ends, and keys change, on the way.
            case UNAVAILABLE, DEADLINE_EXCEEDED, CANCELLED, UNAUTHENTICATED -> true;
            default -> false;
        };
    }
}
