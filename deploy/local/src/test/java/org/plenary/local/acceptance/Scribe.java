package org.plenary.local.acceptance;

import static org.plenary.local.acceptance.OwnForum.YOUTH;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// A facilitator who writes down one conclusion after another, which the young people agree to, and adopts it. What was
/// acknowledged is to be asked for when this has ended.
final class Scribe extends Attendee {

    /// As many as a room may have.
    private static final int MOST = 50;

    private final OwnRoom room;
    private final String ground;
    private final List<String> young;
    private final Set<String> adopted = new HashSet<>();

    /// @param ground a contribution that stays shown
    /// @param young who agrees
    Scribe(String account, OwnRoom room, String ground, List<String> young, BooleanSupplier going) {
        super(account, going);
        this.room = room;
        this.ground = ground;
        this.young = young;
    }

    @Override
    boolean writeNext() {
        if (adopted.size() == MOST) {
            return false;
        }
        var text = "Conclusion %d".formatted(adopted.size());
        var id = post(room.at("/conclusions"), Map.of("text", text, "contributions", List.of(ground)))
                .ok()
                .path("id")
                .asText();
        for (var account : young) {
            putAs(account, YOUTH + "conclusions/" + id + "/stance", Map.of("stance", "agree"))
                    .ok();
        }
        post(YOUTH + "conclusions/" + id + "/adopt", Map.of()).ok();
        adopted.add(id);
        return true;
    }

    Set<String> adopted() {
        return adopted;
    }
}
