package org.plenary.local.acceptance;

import static org.plenary.local.acceptance.OwnForum.YOUTH;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// A young person who says one thing after another, thinks something of what is shown, and now and then reports
/// something. What was acknowledged is to be asked for when this has ended.
final class Contributor extends Attendee {

    private static final int REPORTS_MOST = 4;
    private static final List<String> STANCES = List.of("agree", "disagree", "pass");

    private final OwnRoom room;
    private final List<String> shown;
    private final Map<String, String> textById = new HashMap<>();
    private final Map<String, String> stanceById = new HashMap<>();
    private int rounds;
    private int reports;

    /// @param shown what the room reads so far, the newest last
    Contributor(String account, OwnRoom room, List<String> shown, BooleanSupplier going) {
        super(account, going);
        this.room = room;
        this.shown = shown;
    }

    @Override
    boolean writeNext() {
        rounds++;
        if (!say("Thought %d of %s".formatted(rounds, account()))) {
            return false;
        }
        if (!shown.isEmpty()) {
            take(shown.getLast(), STANCES.get(rounds % STANCES.size()));
        }
        if (rounds % 5 == 1 && reports < REPORTS_MOST) {
            post(room.at("/reports"), Map.of("about", Map.of("kind", "room"), "reason", "other"))
                    .ok();
            reports++;
        }
        return true;
    }

    Map<String, String> textById() {
        return textById;
    }

    /// The last stance on each contribution.
    Map<String, String> stanceById() {
        return stanceById;
    }

    int reports() {
        return reports;
    }

    /// False when it is over before what waits was read.
    private boolean say(String text) {
        var reply = post(room.at("/contributions"), Map.of("kind", "idea", "text", text, "language", "en"));
        if (reply.code().equals(TOO_MUCH)) {
            return false;
        }
        textById.put(reply.ok().path("id").asText(), text);
        return true;
    }

    private void take(String id, String stance) {
        var reply = put(YOUTH + "contributions/" + id + "/stance", Map.of("stance", stance));
        if (reply.status() != 404 && !reply.code().equals("wrongState")) { // It was declined meanwhile.
            reply.ok();
            stanceById.put(id, stance);
        }
    }
}
