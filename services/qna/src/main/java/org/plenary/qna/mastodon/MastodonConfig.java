package org.plenary.qna.mastodon;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Bounds on following Mastodon servers.
@ConfigMapping(prefix = "plenary.mastodon")
interface MastodonConfig {

    /// How often a server is asked for new posts that does not stream to us: 20 calls in the five minutes in which
    /// servers usually take 300.
    @WithDefault("15s")
    Duration poll();

    /// How often posts are looked after that are questions: nobody tells of deletions and edits
    /// in a gap, nor at a server that does not stream to us.
    @WithDefault("2m")
    Duration check();

    /// How many posts are looked after at once: each is a call.
    @WithDefault("20")
    int checks();

    /// The first rest after a failure; each next one is twice as long ...
    @WithDefault("1s")
    Duration retry();

    /// ... up to this: a server that comes back is followed within minutes. It is also how long a server that
    /// refuses to stream is not asked to again.
    @WithDefault("5m")
    Duration retryMost();

    /// The longest rest that a server may ask for.
    @WithDefault("15m")
    Duration waitMost();

    /// After how long a silence a stream counts as cut. Servers send a sign of life every 15 seconds.
    @WithDefault("60s")
    Duration silence();

    /// How long an answer may take.
    @WithDefault("15s")
    Duration timeout();

    /// How many posts one answer holds; servers give no more.
    @WithDefault("40")
    int page();

    /// How many pages are read back when a source is new: what was posted before, up to some hundred posts ...
    @WithDefault("10")
    int pagesBack();

    /// ... and no older ones than these: tags are used for other things, too.
    @WithDefault("30d")
    Duration back();

    /// The largest answer, in bytes: 40 posts with pictures' descriptions have a tenth of it.
    @WithDefault("4000000")
    int answerMost();

    /// The longest line of a stream, in bytes: a post is one line.
    @WithDefault("500000")
    int lineMost();

    /// How often the leader looks which servers are to be followed.
    @WithDefault("1s")
    Duration pace();

    /// How long a follower goes on after the leader has looked last.
    @WithDefault("5s")
    Duration lease();
}
