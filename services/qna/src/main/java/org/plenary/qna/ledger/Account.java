package org.plenary.qna.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.qna.decision.Decision;

/// What a session's decisions add up to. All of it follows from the chain of decisions alone, so that
/// anybody who has read the chain can add it up themself.
///
/// @param decided how many questions were decided about
/// @param published how many were on the board at some time
/// @param merged how many decisions merged one into another
/// @param reworded how many decisions put one in other words
/// @param translated how many decisions put a translation beside one: nothing is decided about what it asks
/// @param blocked how many decisions kept somebody from asking more
/// @param dismissed how many decisions dismissed one, by rule
/// @param put how many were put to the panel
/// @param answered how many stand answered
/// @param withdrawn how many their askers took back
/// @param reversals how many decisions undid a dismissal, a merger or a block without an appeal
/// @param appeals how many times somebody asked that another looks again
/// @param upheld how many of these decisions stand
/// @param overturned how many do not
/// @param byRule how many decisions nobody took, but the rule
/// @param waits how long each question waited for the first decision, the shortest first
record Account(
        long decided,
        long published,
        long merged,
        long reworded,
        long translated,
        long blocked,
        Map<String, Long> dismissed,
        long put,
        long answered,
        long withdrawn,
        long reversals,
        long appeals,
        long upheld,
        long overturned,
        long byRule,
        List<Duration> waits) {

    /// The rules that questions are dismissed by, in the order they are told.
    private static final List<String> RULES =
            List.of("offTopic", "duplicate", "abusive", "personalData", "notAQuestion", "other");

    /// What is decided beside a question: it waits for the first decision about it as before.
    private static final Set<String> BESIDE = Set.of("translate", "untranslate");

    private static final Set<String> ON_BOARD = Set.of("published", "selected", "onStage", "answered");

    /// @param decisions of one session, in their order
    static Account of(List<Decision> decisions) {
        var acts = new HashMap<String, Long>();
        var dismissed = new LinkedHashMap<String, Long>();
        RULES.forEach(rule -> dismissed.put(rule, 0L));
        var published = new HashSet<UUID>();
        var put = new HashSet<UUID>();
        var last = new TreeMap<UUID, String>();
        var waits = new ArrayList<Duration>();
        long byRule = 0;
        long reversals = 0;
        for (var decision : decisions) {
            var question = decision.question();
            if (question == null) {
                continue;
            }
            acts.merge(decision.act(), 1L, Long::sum);
            if (BESIDE.contains(decision.act())) {
                continue;
            }
            if ("dismiss".equals(decision.act())) {
                dismissed.merge(Objects.requireNonNull(decision.rule()), 1L, Long::sum);
            }
            if ("rule".equals(decision.role())) {
                byRule++;
            } else if (isReversal(decision)) {
                reversals++;
            }
            if (!last.containsKey(question) && !"asker".equals(decision.role())) {
                waited(decision).ifPresent(waits::add);
            }
            if (ON_BOARD.contains(decision.after())) {
                published.add(question);
            }
            if ("onStage".equals(decision.after())) {
                put.add(question);
            }
            last.put(question, decision.after());
        }
        waits.sort(null);
        return new Account(
                last.size(),
                published.size(),
                acts.getOrDefault("merge", 0L),
                acts.getOrDefault("reword", 0L),
                acts.getOrDefault("translate", 0L),
                acts.getOrDefault("block", 0L),
                dismissed,
                put.size(),
                count(last, "answered"),
                count(last, "withdrawn"),
                reversals,
                acts.getOrDefault("appeal", 0L),
                acts.getOrDefault("uphold", 0L),
                acts.getOrDefault("overturn", 0L),
                byRule,
                List.copyOf(waits));
    }

    private static boolean isReversal(Decision decision) {
        return switch (decision.act()) {
            case "publish" -> "dismissed".equals(decision.before());
            case "unmerge", "unblock" -> true;
            default -> false;
        };
    }

    private static Optional<Duration> waited(Decision decision) {
        @Nullable Instant asked = decision.asked();
        return asked == null ? Optional.empty() : Optional.of(Duration.between(asked, decision.at()));
    }

    private static long count(Map<UUID, String> last, String state) {
        return last.values().stream().filter(state::equals).count();
    }

    /// How long questions waited for the first decision: the middle one, of two the shorter one.
    Optional<Duration> median() {
        return waits.isEmpty() ? Optional.empty() : Optional.of(waits.get((waits.size() - 1) / 2));
    }
}
