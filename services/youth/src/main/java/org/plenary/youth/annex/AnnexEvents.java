package org.plenary.youth.annex;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import org.plenary.platform.outbox.Event;

/// Annexes as other services read them.
final class AnnexEvents {

    private AnnexEvents() {}

    static Event of(Annex annex, Instant publishedAt) {
        return new Event(
                annex.conference(),
                annex.conference().toString(),
                org.plenary.proto.youth.v1.Annex.newBuilder()
                        .setConferenceId(annex.conference().toString())
                        .setVersion(annex.version())
                        .setSha256(ByteString.copyFrom(annex.digest()))
                        .setPublishedAt(Timestamp.newBuilder().setSeconds(publishedAt.getEpochSecond()))
                        .build());
    }
}
