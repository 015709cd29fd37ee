package org.plenary.youth.testing;

import static org.plenary.youth.testing.Forum.as;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.plenary.platform.testing.Accounts;
import org.plenary.platform.testing.Tokens;

/// A young person between 13 and 15 who has done in a forum whatever leaves something of them behind, and is still in
/// a room of it.
///
/// @param account found nowhere else, as all that they are called is
/// @param admission its id
public record Involved(String account, String pseudonym, String admission) {

    /// Of which no chance makes a name.
    private static final String CONSONANTS = "bcdfghjkmnpqrvwx";

    /// Those that hold something of them.
    public static final Set<String> TABLES = Set.of(
            "admission",
            "consent",
            "consent_given",
            "link",
            "roster",
            "presence",
            "contribution",
            "stance",
            "conclusion_stance",
            "question",
            "alert",
            "report");

    public static Involved in(Forum forum) {
        var mark = letters();
        var account = "young" + mark;
        var pseudonym = "Kestrel" + mark;
        Accounts.make(List.of(account));
        forum.admit(account, pseudonym);
        try (var room = Room.opened(forum, "13-15")) {
            room.join(account).then().statusCode(200);
            sayAndThink(new Board(room), account);
            as(account).post(room.at("help")).then().statusCode(200);
            as(account)
                    .body(Map.of("about", Map.of("kind", "room"), "reason", "other", "text", "Says " + pseudonym))
                    .post(room.at("reports"))
                    .then()
                    .statusCode(201);
        }
        suggest(forum, account);
        return new Involved(account, pseudonym, forum.admission(account).getString("id"));
    }

    private static void sayAndThink(Board board, String account) {
        var shown = board.shown(account, "Ask us first.");
        board.say(account, "This waits.");
        var declined = board.declined(account, "Robin lives next door.");
        Board.appeal(account, declined, "Robin said yes.").then().statusCode(200);
        Room.take(account, shown, "agree").then().statusCode(200);
        as(account)
                .body(Map.of("stance", "agree"))
                .put("/api/v1/youth/conclusions/{id}/stance", board.room().drafted("We are asked first.", shown))
                .then()
                .statusCode(200);
    }

    private static void suggest(Forum forum, String account) {
        var session = UUID.randomUUID();
        forum.session(session, false, 1);
        Forum.soon("the service knows the session")
                .until(() -> as(account)
                                .body(Map.of("session", session, "text", "Who asks us?", "language", "en"))
                                .post(forum.at("questions"))
                                .statusCode()
                        == 201);
    }

    /// Eight letters by chance: pseudonyms hold no long numbers.
    private static String letters() {
        return UUID.randomUUID()
                .toString()
                .substring(0, 8)
                .chars()
                .map(digit -> CONSONANTS.charAt(Character.digit(digit, 16)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    public String subject() {
        return Tokens.subject(account).toString();
    }

    /// The words by which a row would tell of them: their address, and their guardian's, hold the account.
    public String[] traces() {
        return new String[] {account, subject(), admission, pseudonym};
    }
}
