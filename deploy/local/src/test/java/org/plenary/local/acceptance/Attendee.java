package org.plenary.local.acceptance;

import static org.plenary.local.acceptance.House.as;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.plenary.local.api.Reply;

/// Somebody in a room of the youth forum who makes one call after another, each with a key of its own, and tries each
/// again also while the room is held, or while more of theirs waits to be read than may.
abstract class Attendee extends Insistent {

    /// Refusals of a room that has not heard of its people again yet.
    private static final Set<String> LATER = Set.of("held", "notHere");

    /// The refusal of what is too much until somebody has read it.
    static final String TOO_MUCH = "tooManyWaiting";

    private final String account;

    Attendee(String account, BooleanSupplier going) {
        super(going);
        this.account = account;
    }

    final String account() {
        return account;
    }

    final Reply post(String path, Map<String, ?> body) {
        return insist(account, "POST", path, body);
    }

    final Reply put(String path, Map<String, ?> body) {
        return putAs(account, path, body);
    }

    /// As [#put], by somebody else.
    final Reply putAs(String other, String path, Map<String, ?> body) {
        return insist(other, "PUT", path, body);
    }

    private Reply insist(String caller, String method, String path, Map<String, ?> body) {
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        return acknowledged(
                () -> as(caller).call(method, path, body, key),
                reply -> reply.status() == 409
                        && (LATER.contains(reply.code()) || isGoing() && TOO_MUCH.equals(reply.code())));
    }
}
