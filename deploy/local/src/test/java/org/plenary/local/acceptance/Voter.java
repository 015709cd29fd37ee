package org.plenary.local.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.local.acceptance.House.as;
import static org.plenary.local.acceptance.OwnConference.QNA;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// Supports one question after another, and in the next round takes each support back.
final class Voter extends Insistent {

    private final String account;
    private final Map<String, Boolean> supported = new HashMap<>();
    private volatile List<String> questions;
    private int at;

    Voter(String account, List<String> questions, BooleanSupplier going) {
        super(going);
        this.account = account;
        this.questions = questions;
    }

    /// From now on leaves the questions of before as they are: what was acknowledged last for each must stand.
    void turnTo(List<String> others) {
        questions = others;
    }

    @Override
    boolean writeNext() {
        var now = questions;
        var id = now.get(at++ % now.size());
        boolean support = !supported.getOrDefault(id, false);
        var vote = QNA + "questions/" + id + "/vote";
        acknowledged(() ->
                        support ? as(account).put(vote, Map.of()) : as(account).delete(vote))
                .ok();
        supported.put(id, support);
        return true;
    }

    /// What this person supports, by what was acknowledged. To be asked when it has ended.
    Set<String> supports() {
        var all = new HashSet<String>();
        supported.forEach((id, support) -> {
            if (support) {
                all.add(id);
            }
        });
        return all;
    }

    void assertEveryVoteStands(String session) {
        var stored = new HashSet<String>();
        as(account)
                .get(QNA + "sessions/" + session + "/votes/mine")
                .ok()
                .path("items")
                .forEach(id -> stored.add(id.asText()));
        assertThat(stored).as("what %s supports", account).isEqualTo(supports());
    }
}
