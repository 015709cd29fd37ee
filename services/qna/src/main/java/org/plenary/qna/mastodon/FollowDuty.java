package org.plenary.qna.mastodon;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.outbox.LeaderDuty;
import org.plenary.qna.programme.Programmes;
import org.plenary.qna.social.Posts;
import org.plenary.qna.social.Reach;
import org.plenary.qna.social.Router;
import org.plenary.qna.social.Source;
import org.plenary.qna.social.Source.Kind;
import org.plenary.qna.social.Sources;
import org.plenary.qna.social.Sources.Fault;

/// Has every Mastodon source followed while this replica leads. Followers live on a lease: when the leader is another
/// one, nobody renews it here.
@ApplicationScoped
class FollowDuty implements LeaderDuty {

    private final Sources sources;
    private final Posts posts;
    private final Router router;
    private final Programmes programmes;
    private final Server http;
    private final Reach reach;
    private final ObjectMapper json;
    private final InstantSource clock;
    private final MastodonConfig config;
    private final Map<UUID, Follower> followers = new ConcurrentHashMap<>();

    FollowDuty(
            Sources sources,
            Posts posts,
            Router router,
            Programmes programmes,
            Server http,
            Reach reach,
            ObjectMapper json,
            InstantSource clock,
            MastodonConfig config) {
        this.sources = sources;
        this.posts = posts;
        this.router = router;
        this.programmes = programmes;
        this.http = http;
        this.reach = reach;
        this.json = json;
        this.clock = clock;
        this.config = config;
    }

    @Override
    public Duration pace() {
        return config.pace();
    }

    @Override
    public void perform() {
        var wanted = new HashSet<UUID>();
        for (var source : sources.followed()) {
            if (source.kind() instanceof Kind.Mastodon(URI server)) {
                wanted.add(source.id());
                follow(source, server, tag(source));
            }
        }
        followers.forEach((id, follower) -> {
            if (!wanted.contains(id)) {
                follower.stop();
            }
        });
        followers.values().removeIf(follower -> !follower.isHeld());
    }

    private void follow(Source source, URI server, @Nullable String tag) {
        var follower = followers.get(source.id());
        if (follower != null && follower.isHeld() && follower.tag().equals(tag)) {
            follower.prolong();
            return;
        }
        if (follower != null) {
            follower.stop();
        }
        if (tag == null) {
            followers.remove(source.id());
            sources.note(source.id(), Fault.NO_HASHTAG);
            return;
        }
        var token = sources.token(source.id()).orElse(null);
        var timeline = new Timeline(http, reach, json, clock, config, server, tag, token);
        var next =
                new Follower(source.id(), server.getHost(), tag, timeline, sources, posts, router, json, clock, config);
        followers.put(source.id(), next);
        Thread.ofVirtual().name("mastodon-" + source.id()).start(next);
    }

    /// Without the `#`; null when the conference has none.
    private @Nullable String tag(Source source) {
        return programmes
                .tag(source.conference())
                .map(tag -> tag.replaceFirst("^[#＃]+", ""))
                .filter(tag -> !tag.isBlank())
                .orElse(null);
    }

    void stop(@Observes ShutdownEvent shutdown) {
        followers.values().forEach(Follower::stop);
    }
}
