package org.plenary.qna.testing;

import static org.awaitility.Awaitility.await;

import com.google.protobuf.Timestamp;
import io.quarkus.arc.Arc;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.plenary.platform.database.Database;
import org.plenary.platform.testing.Tokens;
import org.plenary.platform.testing.Topic;
import org.plenary.proto.sessions.v1.Access;
import org.plenary.proto.sessions.v1.Attribution;
import org.plenary.proto.sessions.v1.Conference;
import org.plenary.proto.sessions.v1.LiveState;
import org.plenary.proto.sessions.v1.Session;
import org.plenary.proto.sessions.v1.Theme;

/// A scene whose conference has a hashtag of its own and themes with tags, as its owner tells of them.
public final class Tagged {

    private static final Topic PROGRAMME = Topic.named("plenary.sessions.v1");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Scene scene;
    private final String hashtag;
    private final Map<UUID, String> themes = new LinkedHashMap<>();

    private Tagged(Scene scene) {
        this.scene = scene;
        this.hashtag = "Conf" + scene.conference().toString().replace("-", "");
    }

    /// An open conference of its own with the themes `digital-rights` and `Climate`.
    public static Tagged create(Attribution attribution) {
        var tagged = new Tagged(Scene.create(Access.ACCESS_OPEN, attribution));
        tagged.themes.put(UUID.randomUUID(), "digital-rights");
        tagged.themes.put(UUID.randomUUID(), "Climate");
        tagged.tell(Access.ACCESS_OPEN, attribution, 2);
        return tagged;
    }

    public Scene scene() {
        return scene;
    }

    /// Without the `#`.
    public String hashtag() {
        return hashtag;
    }

    /// Tells of the conference at a version.
    public void tell(Access access, Attribution attribution, long version) {
        var conference = Conference.newBuilder()
                .setId(scene.conference().toString())
                .setSlug(scene.slug())
                .setTitle("A conference")
                .setTimeZone("Europe/London")
                .setAccess(access)
                .setAttribution(attribution)
                .setCreator(Tokens.subject("organiser").toString())
                .setStartsOn("2011-11-01")
                .setEndsOn("2011-11-02")
                .setHashtag("#" + hashtag)
                .setVersion(version);
        themes.forEach((id, tag) -> conference.addThemes(
                Theme.newBuilder().setId(id.toString()).setTitle(tag).setTag(tag)));
        PROGRAMME.publish(scene.conference(), scene.conference().toString(), conference.build());
        await("the programme is known")
                .atMost(PATIENCE)
                .until(() -> held("programme_conference", scene.conference()) >= version);
        await("the conference is known")
                .atMost(PATIENCE)
                .until(() -> held("conference", scene.conference()) >= version);
    }

    /// A session of a theme that begins so long from now, known when this returns.
    public UUID session(String theme, LiveState state, Duration fromNow) {
        var id = UUID.randomUUID();
        tell(id, theme, state, fromNow, 1);
        return id;
    }

    public void tell(UUID session, String theme, LiveState state, Duration fromNow, long version) {
        var begins = Instant.now().plus(fromNow);
        var themeId = themes.entrySet().stream()
                .filter(known -> known.getValue().equals(theme))
                .findFirst()
                .orElseThrow()
                .getKey();
        PROGRAMME.publish(
                session,
                session.toString(),
                Session.newBuilder()
                        .setId(session.toString())
                        .setConferenceId(scene.conference().toString())
                        .setTitle("A session")
                        .setKind("plenary")
                        .setThemeId(themeId.toString())
                        .setStartsAt(Timestamp.newBuilder().setSeconds(begins.getEpochSecond()))
                        .setEndsAt(Timestamp.newBuilder()
                                .setSeconds(begins.plus(Duration.ofHours(1)).getEpochSecond()))
                        .setState(state)
                        .setPublic(true)
                        .setVersion(version)
                        .build());
        await("the session is known").atMost(PATIENCE).until(() -> held("programme_session", session) >= version);
        await("the session is known to questions").atMost(PATIENCE).until(() -> held("session", session) >= version);
    }

    private static long held(String table, UUID id) {
        return Arc.container()
                .instance(Database.class)
                .get()
                .one("select version from " + table + " where id = $1", row -> row.getLong("version"), id)
                .orElse(0L);
    }
}
