package org.plenary.qna.participant;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.plenary.platform.database.Database;
import org.plenary.qna.participant.Participant.Kind;
import org.plenary.qna.participant.Participant.Region;

/// The copies of who takes part.
@ApplicationScoped
public class Participants {

    private final Database database;
    private final ParticipantGrpc owner;

    Participants(Database database, ParticipantGrpc owner) {
        this.database = database;
        this.owner = owner;
    }

    /// The person as a participant; empty when they do not take part, by the owner's word.
    ///
    /// @throws io.grpc.StatusRuntimeException when the owner had to be asked and gave no answer
    public Optional<Participant> find(UUID conference, UUID subject) {
        return held(conference, subject).filter(Participant::present).or(() -> confirm(conference, subject));
    }

    /// Asks the owner, whatever the copy says, and keeps the answer.
    ///
    /// @throws io.grpc.StatusRuntimeException when the owner gave no answer
    public Optional<Participant> confirm(UUID conference, UUID subject) {
        var answer = owner.participant(conference, subject);
        answer.ifPresent(this::apply);
        return answer.filter(Participant::present);
    }

    /// Whether somebody puts questions through the youth forum only, also while they take no part: by the copy, which
    /// has the owner's word when [#find] has just said no.
    public boolean asksThroughForum(UUID conference, UUID subject) {
        return held(conference, subject).filter(Participant::asksThroughForum).isPresent();
    }

    private Optional<Participant> held(UUID conference, UUID subject) {
        return database.one(
                "select * from participant where conference = $1 and subject = $2",
                Participants::from,
                conference,
                subject);
    }

    /// Keeps a participant, unless a newer copy is there.
    void apply(Participant participant) {
        database.update(
                """
                insert into participant (conference, subject, kind, region, present, version)
                values ($1, $2, $3, $4, $5, $6)
                on conflict (conference, subject) do update set kind = excluded.kind, region = excluded.region,
                  present = excluded.present, version = excluded.version
                where participant.version < excluded.version
                """,
                participant.conference(),
                participant.subject(),
                participant.kind().word(),
                participant.region() == null ? null : participant.region().word(),
                participant.present(),
                participant.version());
    }

    private static Participant from(Row row) {
        var region = row.getString("region");
        return new Participant(
                row.getUUID("conference"),
                row.getUUID("subject"),
                Kind.of(row.getString("kind")),
                region == null ? null : Region.of(region),
                row.getBoolean("present"),
                row.getLong("version"));
    }
}
