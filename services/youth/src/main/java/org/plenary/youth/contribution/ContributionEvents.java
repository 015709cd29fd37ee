package org.plenary.youth.contribution;

import com.google.protobuf.Timestamp;
import java.util.Objects;
import org.plenary.platform.outbox.Event;
import org.plenary.proto.youth.v1.ContributionKind;
import org.plenary.proto.youth.v1.ContributionState;
import org.plenary.youth.admission.BandEvents;

/// Contributions as other services read them.
final class ContributionEvents {

    private ContributionEvents() {}

    /// Its public state while it is shown.
    static Event shown(Contribution contribution) {
        var words = contribution.words();
        var message = bare(contribution, contribution.version())
                .setState(ContributionState.CONTRIBUTION_STATE_SHOWN)
                .setKind(kind(words.kind()))
                .setText(Objects.requireNonNull(words.text()))
                .setLanguage(words.language())
                .setBand(BandEvents.of(contribution.band()))
                .setPostedAt(Timestamp.newBuilder()
                        .setSeconds(contribution.postedAt().getEpochSecond())
                        .setNanos(contribution.postedAt().getNano()));
        if (contribution.toldAs() != null) {
            message.setPseudonym(contribution.toldAs());
        }
        return event(contribution, message);
    }

    /// That it is no longer shown.
    static Event gone(Contribution contribution) {
        return event(contribution, bare(contribution, contribution.version()));
    }

    /// That one is no longer shown which is about to be deleted.
    static Event deleted(Contribution contribution) {
        return event(contribution, bare(contribution, contribution.version() + 1));
    }

    /// All that is told of one that is gone.
    private static org.plenary.proto.youth.v1.Contribution.Builder bare(Contribution contribution, long version) {
        return org.plenary.proto.youth.v1.Contribution.newBuilder()
                .setId(contribution.id().toString())
                .setConferenceId(contribution.conference().toString())
                .setBreakoutId(contribution.breakout().toString())
                .setState(ContributionState.CONTRIBUTION_STATE_GONE)
                .setVersion(version);
    }

    private static Event event(Contribution contribution, org.plenary.proto.youth.v1.Contribution.Builder message) {
        return new Event(contribution.conference(), contribution.id().toString(), message.build());
    }

    private static ContributionKind kind(Kind kind) {
        return switch (kind) {
            case HOPE -> ContributionKind.CONTRIBUTION_KIND_HOPE;
            case FEAR -> ContributionKind.CONTRIBUTION_KIND_FEAR;
            case IDEA -> ContributionKind.CONTRIBUTION_KIND_IDEA;
            case CONCERN -> ContributionKind.CONTRIBUTION_KIND_CONCERN;
            case PROPOSAL -> ContributionKind.CONTRIBUTION_KIND_PROPOSAL;
        };
    }
}
