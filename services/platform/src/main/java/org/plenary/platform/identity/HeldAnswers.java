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
import org.jboss.logging.Logger;

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
    /// @param owner asks; a [StatusRuntimeException] that says unavailable, deadline exceeded or cancelled is
    ///     silence
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
        var last = held.getIfPresent(key);
        return last != null && last.since().plus(fresh).isAfter(clock.instant()) ? last.answer() : refresh(key);
    }

    /// As [#get], but asks the owner however fresh the answer is. While the owner is silent the last answer holds here,
    /// too: asking again must not cost what is held.
    public V refresh(K key) {
        var last = held.getIfPresent(key);
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

    /// As [#refresh], for many at once. Whoever the owner has no answer for, and for whom none is held, is left out.
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

    /// Forgets what is held for `key`, so that the owner is asked next time.
    public void forget(K key) {
        held.invalidate(key);
    }

    /// Whether a failure says that nobody answered, rather than that somebody refused.
    public static boolean isSilence(StatusRuntimeException failure) {
        return switch (failure.getStatus().getCode()) {
            case UNAVAILABLE, DEADLINE_EXCEEDED, CANCELLED -> true;
            default -> false;
        };
    }
}
