package org.plenary.youth.group;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Sql;
import org.plenary.platform.database.Transaction;
import org.plenary.youth.letter.Letters;
import org.plenary.youth.link.LinkPurpose;
import org.plenary.youth.link.Links;

/// All sending organisations.
@ApplicationScoped
public class Groups {

    private static final String SELECT = """
            select id, conference, organisation, contact_name, contact_email, code, created_at, closed_at, version,
              (select count(*) from admission where sending_group = sending_group.id
               and confirmed_at is null and declined_at is null) as waiting
            from sending_group\s""";

    private final Database database;
    private final Links links;
    private final Letters letters;
    private final InstantSource clock;

    Groups(Database database, Links links, Letters letters, InstantSource clock) {
        this.database = database;
        this.links = links;
        this.letters = letters;
        this.clock = clock;
    }

    /// A conference's groups by their ids, at most `limit`, from after `after`.
    List<Group> list(UUID conference, @Nullable UUID after, int limit) {
        return database.list(
                SELECT + "where conference = $1 and ($2::uuid is null or id > $2) order by id limit $3",
                Groups::from,
                conference,
                after,
                limit);
    }

    public Optional<Group> find(UUID id) {
        return find(database, id, "");
    }

    Optional<Group> lock(Transaction transaction, UUID id) {
        return find(transaction, id, " for update");
    }

    /// The open group of a conference with that code. It stays open until the transaction ends. Joins of one group come
    /// one after the other: a shared lock that each of them then wants to raise would be a deadlock.
    public Optional<Group> joinable(Transaction transaction, UUID conference, GroupCode code) {
        return transaction.one(
                SELECT + "where conference = $1 and code = $2 and closed_at is null for update",
                Groups::from,
                conference,
                code.text());
    }

    Group create(Transaction transaction, UUID conference, String organisation, Contact contact, UUID creator) {
        var id = transaction
                .one(
                        """
                        insert into sending_group
                          (conference, organisation, contact_name, contact_email, code, created_by, created_at)
                        values ($1, $2, $3, $4, $5, $6, $7) returning id
                        """,
                        row -> row.getUUID("id"),
                        conference,
                        organisation,
                        contact.name(),
                        contact.email(),
                        GroupCode.drawn().text(),
                        creator,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .orElseThrow();
        links.renew(transaction, LinkPurpose.CONFIRMATION, id);
        return find(transaction, id, "").orElseThrow();
    }

    /// Takes nobody new any more, or again; its adult's link stays.
    Group setOpen(Transaction transaction, Group group, boolean open) {
        if (group.open() == open) {
            return group;
        }
        transaction.update(
                "update sending_group set closed_at = $2, version = version + 1 where id = $1",
                group.id(),
                open ? null : clock.instant().atOffset(ZoneOffset.UTC));
        return find(transaction, group.id(), "").orElseThrow();
    }

    /// Names another adult, or sends the same one a new link; every link sent before ends.
    Group setContact(Transaction transaction, Group group, Contact contact) {
        transaction.update("""
                update sending_group set contact_name = $2, contact_email = $3, told_at = null, version = version + 1
                where id = $1
                """, group.id(), contact.name(), contact.email());
        links.renew(transaction, LinkPurpose.CONFIRMATION, group.id());
        letters.dropMembersWait(transaction, group.id());
        if (group.waiting() > 0) {
            letters.oweMembersWait(transaction, group.id());
        }
        return find(transaction, group.id(), "").orElseThrow();
    }

    private static Optional<Group> find(Sql sql, UUID id, String lock) {
        return sql.one(SELECT + "where id = $1" + lock, Groups::from, id);
    }

    private static Group from(Row row) {
        return new Group(
                row.getUUID("id"),
                row.getUUID("conference"),
                row.getString("organisation"),
                new Contact(row.getString("contact_name"), row.getString("contact_email")),
                new GroupCode(row.getString("code")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("closed_at") == null,
                row.getInteger("waiting"),
                row.getLong("version"));
    }
}
