package org.plenary.youth.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.UUID;
import org.plenary.platform.http.Replies;
import org.plenary.youth.conference.Access;
import org.plenary.youth.conference.Conference;
import org.plenary.youth.ledger.LedgerForm.Ledger;

/// Publishes accounts.
@ApplicationScoped
class Publication {

    /// People decide nothing by these numbers; they may be a minute old.
    private static final Duration MAX_AGE = Duration.ofMinutes(1);

    private final Decisions decisions;

    Publication(Decisions decisions) {
        this.decisions = decisions;
    }

    /// A room's account as it is now.
    Ledger ledger(UUID room) {
        var head = decisions.head(room);
        return Ledger.of(room, decisions.chain(room, head), head, decisions.waiting(room));
    }

    /// Answers to everybody alike, through caches where everybody may know of the conference.
    Response answer(Conference conference, Object account, Request request) {
        var tag = Replies.tagOf(account);
        return conference.access() == Access.INVITATION
                ? Replies.personal(request, Response.ok(account), tag)
                : Replies.shared(request, Response.ok(account), tag, MAX_AGE);
    }
}
