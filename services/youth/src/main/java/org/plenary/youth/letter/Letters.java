package org.plenary.youth.letter;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Transaction;
import org.plenary.platform.mail.Mailbag;
import org.plenary.platform.mail.OwedMail;
import org.plenary.youth.letter.Letter.Occasion;
import org.plenary.youth.link.LinkPurpose;
import org.plenary.youth.link.Links;

/// Letters that are owed.
@ApplicationScoped
public class Letters implements Mailbag {

    private enum Kind {
        MEMBERS_WAIT("membersWait"),
        CONFIRMATION_CODE("confirmationCode"),
        GUARDIAN_ASKED("guardianAsked"),
        GUARDIAN_CODE("guardianCode");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        static Kind of(String word) {
            return Stream.of(values())
                    .filter(kind -> kind.word.equals(word))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private record Due(UUID id, Kind kind, UUID about, int attempt, String to, Occasion occasion) {}

    private final Database database;
    private final Links links;

    Letters(Database database, Links links) {
        this.database = database;
        this.links = links;
    }

    /// Owes the adult of a group, which is locked, the news that somebody waits: at once, or an hour after they were
    /// told last. What has not gone out yet tells of everybody.
    public void oweMembersWait(Transaction transaction, UUID group) {
        transaction.update("""
                with told as (
                  update sending_group set told_at = greatest(now(), told_at + interval '1 hour')
                  where id = $1 and not exists (
                    select from owed_letter where kind = $2 and about = $1 and attempts = 0)
                  returning told_at)
                insert into owed_letter (kind, about, due_at) select $2, $1, told_at from told
                """, group, Kind.MEMBERS_WAIT.word);
    }

    /// Owes the adult of a group no news any more: it is somebody else, or their link is another.
    public void dropMembersWait(Transaction transaction, UUID group) {
        transaction.update(
                "delete from owed_letter where kind = $2 and about = $1 and attempts = 0",
                group,
                Kind.MEMBERS_WAIT.word);
    }

    /// Owes a guardian the question for their consent.
    public void oweGuardianAsked(Transaction transaction, UUID admission) {
        owe(transaction, Kind.GUARDIAN_ASKED, admission);
    }

    /// Owes the holder of a link the code that confirms their answer.
    public void oweCode(Transaction transaction, Links.Link link) {
        owe(
                transaction,
                switch (link.purpose()) {
                    case CONFIRMATION -> Kind.CONFIRMATION_CODE;
                    case GUARDIAN -> Kind.GUARDIAN_CODE;
                },
                link.id());
    }

    private static void owe(Transaction transaction, Kind kind, UUID about) {
        transaction.update("insert into owed_letter (kind, about) values ($1, $2)", kind.word, about);
    }

    @Override
    public List<OwedMail> claim(int atMost, Duration claim) {
        var due = database.list("""
                with claimed as (
                  update owed_letter set attempts = attempts + 1, due_at = now() + $2 * interval '1 millisecond'
                  where id in (select id from owed_letter where due_at <= now() order by id limit $1
                               for update skip locked)
                  returning id, kind, about, attempts)
                select claimed.*, title, organisation, coalesce(pseudonym, '') as pseudonym,
                  case when claimed.kind = 'membersWait' and not exists (
                              select from admission member where member.sending_group = about
                                and member.confirmed_at is null and member.declined_at is null) then null
                       when claimed.kind in ('membersWait', 'confirmationCode') then contact_email
                       else guardian_email end as email
                from claimed
                left join admission on admission.id = about
                left join sending_group on sending_group.id in (about, admission.sending_group)
                left join conference on conference.id = sending_group.conference
                order by claimed.id
                """, Letters::due, atMost, claim.toMillis());
        return due.stream().flatMap(one -> mail(one).stream()).toList();
    }

    @Override
    public void settle(UUID letter) {
        database.update("delete from owed_letter where id = $1", letter);
    }

    @Override
    public void postpone(UUID letter, Duration rest) {
        database.update(
                "update owed_letter set due_at = now() + $2 * interval '1 millisecond' where id = $1",
                letter,
                rest.toMillis());
    }

    /// The mail; empty, and nothing owed any more, when what it is about has gone since.
    private Optional<OwedMail> mail(Due due) {
        var letter = due.to().isEmpty() ? Optional.<Letter>empty() : letter(due);
        if (letter.isEmpty()) {
            settle(due.id());
        }
        return letter.map(
                written -> new OwedMail(due.id(), due.attempt(), due.to(), written.subject(), written.text()));
    }

    private Optional<Letter> letter(Due due) {
        var occasion = due.occasion();
        return switch (due.kind()) {
            case MEMBERS_WAIT ->
                links.address(LinkPurpose.CONFIRMATION, due.about()).map(link -> Letter.membersWait(occasion, link));
            case GUARDIAN_ASKED ->
                links.address(LinkPurpose.GUARDIAN, due.about()).map(link -> Letter.guardianAsked(occasion, link));
            case CONFIRMATION_CODE ->
                links.code(LinkPurpose.CONFIRMATION, due.about()).map(code -> Letter.code(occasion, code));
            case GUARDIAN_CODE ->
                links.code(LinkPurpose.GUARDIAN, due.about()).map(code -> Letter.code(occasion, code));
        };
    }

    private static Due due(Row row) {
        var email = row.getString("email");
        return new Due(
                row.getUUID("id"),
                Kind.of(row.getString("kind")),
                row.getUUID("about"),
                row.getInteger("attempts"),
                email == null ? "" : email,
                new Occasion(
                        String.valueOf(row.getString("title")),
                        String.valueOf(row.getString("organisation")),
                        row.getString("pseudonym")));
    }
}
