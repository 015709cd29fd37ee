package org.plenary.youth.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.plenary.youth.testing.Forum.as;
import static org.plenary.youth.testing.Forum.thisYear;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.plenary.platform.database.Database;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.youth.testing.Forum;
import org.plenary.youth.testing.Post;

/// When the adult of a group is told that somebody waits.
@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "youth"))
@WithTestResource(Registration.class)
class MembersWaitTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Database database;

    @Test
    void whoJoinsWithinTheHourIsToldOfOnceWhenItIsOver() {
        var forum = Forum.create();
        var contact = Post.newAddress();
        var group = forum.group(contact);
        join(forum, group, "youth13", "Kestrel");
        Post.secret(contact, "confirmations");
        join(forum, group, "youth16", "Heron");
        join(forum, group, "viewer", "Wren");
        assertThat(dueIn(group)).hasSize(1).allMatch(minutes -> minutes > 50 && minutes <= 60);

        letItBeOver(group);
        await("the adult is told again").atMost(SOON).until(() -> news(contact) == 2);
        join(forum, group, "press", "Swift");
        assertThat(dueIn(group)).hasSize(1);

        var other = Post.newAddress();
        as("lead")
                .body(Map.of("email", other))
                .put("/api/v1/youth/groups/{id}/contact", group.getString("id"))
                .then()
                .statusCode(200);
        await("another adult is told at once").atMost(SOON).until(() -> news(other) == 1);
        assertThat(dueIn(group)).isEmpty();
    }

    @Test
    void nobodyIsToldOfWhoWaitsNoLonger() {
        var forum = Forum.create();
        var contact = Post.newAddress();
        var group = forum.group(contact);
        join(forum, group, "youth13", "Kestrel");
        Post.secret(contact, "confirmations");
        join(forum, group, "youth16", "Heron");
        forum.decide(contact, "Kestrel", true);
        forum.decide(contact, "Heron", true);

        letItBeOver(group);
        await("nothing is owed any more").atMost(SOON).until(() -> database.list(
                        "select id from owed_letter where about = $1",
                        row -> row.getUUID("id"),
                        UUID.fromString(group.getString("id")))
                .isEmpty());
        assertThat(news(contact)).isEqualTo(1);
    }

    private static void join(Forum forum, JsonPath group, String account, String pseudonym) {
        forum.join(account, group.getString("code"), thisYear() - 14, "DE", pseudonym)
                .then()
                .statusCode(201);
    }

    /// In how many minutes the adult of a group is told next, for each mail that has not gone out.
    private List<Integer> dueIn(JsonPath group) {
        return database.list("""
                select ceil(extract(epoch from due_at - now()) / 60)::int as minutes from owed_letter
                where about = $1 and attempts = 0
                """, row -> row.getInteger("minutes"), UUID.fromString(group.getString("id")));
    }

    private void letItBeOver(JsonPath group) {
        database.update(
                "update owed_letter set due_at = now() where about = $1", UUID.fromString(group.getString("id")));
    }

    private static long news(String contact) {
        return Post.mails().to(contact).stream()
                .filter(mail -> mail.text().contains("young people have joined"))
                .count();
    }
}
