package org.plenary.qna.programme;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.regex.Pattern;
import org.plenary.qna.rights.Gate;

/// The conferences that the current caller organises.
@ApplicationScoped
public class Organised {

    /// What a conference can be called in an address, and more; nobody is asked about anything else.
    private static final Pattern SLUG = Pattern.compile("[A-Za-z0-9_-]{1,200}");

    private final Programmes programmes;
    private final Gate gate;

    Organised(Programmes programmes, Gate gate) {
        this.programmes = programmes;
        this.gate = gate;
    }

    /// One of them by the slug in a path.
    ///
    /// @throws HttpProblem 403 `roleNeeded`; 404 when there is none, or it is not theirs to know
    public UUID conference(String slug) {
        if (!SLUG.matcher(slug).matches()) {
            throw Gate.unknown();
        }
        var conference = programmes.named(slug).orElseThrow(Gate::unknown);
        gate.organising(conference.id(), conference.byInvitation());
        return conference.id();
    }
}
