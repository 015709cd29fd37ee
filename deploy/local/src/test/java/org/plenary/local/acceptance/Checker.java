package org.plenary.local.acceptance;

import static org.plenary.local.acceptance.House.as;
import static org.plenary.local.acceptance.OwnForum.YOUTH;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.plenary.local.api.Reply;

/// A facilitator who reads what waits: shows most of it, declines every third, and thinks again about some of
/// what is shown. What was acknowledged is to be asked for when this has ended.
final class Checker extends Attendee {

    private final OwnRoom room;
    private final List<String> shown;
    private final Map<String, String> stateById = new HashMap<>();
    private final Map<String, Integer> toldById = new HashMap<>();
    private int decisions;

    /// @param shown where what is shown is told to the others
    Checker(String account, OwnRoom room, List<String> shown, BooleanSupplier going) {
        super(account, going);
        this.room = room;
        this.shown = shown;
    }

    @Override
    boolean writeNext() {
        var board = acknowledged(
                () -> as(account()).get(room.at("/contributions?limit=1")),
                reply -> isGoing() && !isWaiting(first(reply)));
        var next = first(board);
        if (!isWaiting(next)) {
            return false;
        }
        var id = next.path("id").asText();
        if (stateById.size() % 3 == 2) {
            decide(id, "decline", "declined");
            return true;
        }
        decide(id, "show", "shown");
        toldById.merge(id, 1, Integer::sum);
        if (stateById.size() % 5 == 0) {
            decide(id, "decline", "declined");
            toldById.merge(id, 1, Integer::sum);
        } else {
            shown.add(id);
        }
        return true;
    }

    /// What became of each contribution.
    Map<String, String> stateById() {
        return stateById;
    }

    /// How often others were to be told of a contribution: that it is shown, and that it is not any more.
    Map<String, Integer> toldById() {
        return toldById;
    }

    int decisions() {
        return decisions;
    }

    /// What waits stands first.
    private static JsonNode first(Reply board) {
        return board.ok().path("items").path(0);
    }

    private static boolean isWaiting(JsonNode contribution) {
        return contribution.path("state").asText().equals("waiting");
    }

    private void decide(String id, String decision, String state) {
        post(YOUTH + "contributions/" + id + "/" + decision, Map.of("reason", "Somebody has said this already."))
                .ok();
        stateById.put(id, state);
        decisions++;
    }
}
