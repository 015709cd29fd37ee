package org.plenary.registration.notice;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Transaction;
import org.plenary.platform.mail.Mailbag;
import org.plenary.platform.mail.OwedMail;

/// Mails that are owed.
@ApplicationScoped
public class Notices implements Mailbag {

    private final Database database;
    private final NoticeConfig config;

    Notices(Database database, NoticeConfig config) {
        this.database = database;
        this.config = config;
    }

    /// Owes a mail to whoever holds a registration, if they have an address.
    ///
    /// @param position the number in the line, for [Notice#WAITLISTED]
    public void owe(Transaction transaction, UUID registration, Notice notice, @Nullable Integer position) {
        transaction.update("""
                insert into notice (registration, kind, position)
                select id, $2, $3 from registration where id = $1 and email is not null
                """, registration, notice.word(), position);
    }

    @Override
    public List<OwedMail> claim(int atMost, Duration claim) {
        // Whoever has taken their address away since is owed nothing.
        database.update("""
                delete from notice using registration
                where registration.id = notice.registration and registration.email is null
                """);
        return database.list("""
                with claimed as (
                  update notice set attempts = attempts + 1, due_at = now() + $2 * interval '1 millisecond'
                  where id in (select id from notice where due_at <= now() order by id limit $1 for update skip locked)
                  returning id, registration, kind, position, attempts)
                select claimed.id, claimed.kind as notice, position, attempts, email, name, registration.kind, slug, title
                from claimed
                join registration on registration.id = claimed.registration
                join conference on conference.id = registration.conference
                where email is not null
                order by claimed.id
                """, this::mail, atMost, claim.toMillis());
    }

    @Override
    public void settle(UUID notice) {
        database.update("delete from notice where id = $1", notice);
    }

    @Override
    public void postpone(UUID notice, Duration rest) {
        database.update(
                "update notice set due_at = now() + $2 * interval '1 millisecond' where id = $1",
                notice,
                rest.toMillis());
    }

    private OwedMail mail(Row row) {
        var occasion = new Letter.Occasion(
                row.getString("name"),
                row.getString("kind"),
                row.getString("title"),
                "%s/c/%s".formatted(config.publicUrl(), row.getString("slug")));
        var letter = Letter.of(Notice.of(row.getString("notice")), row.getInteger("position"), occasion);
        return new OwedMail(
                row.getUUID("id"), row.getInteger("attempts"), row.getString("email"), letter.subject(), letter.text());
    }
}
