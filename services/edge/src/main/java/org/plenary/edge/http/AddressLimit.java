package org.plenary.edge.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// How much one address may ask without a login, and how many live streams it may hold. People with a login have
/// limits of their own, counted where they write.
@ApplicationScoped
public class AddressLimit {

    /// What one household or hall is given of IPv6: the first four groups.
    private static final int NETWORK_GROUPS = 4;

    private final Cache<String, Bucket> buckets;
    private final Map<String, Integer> streams = new ConcurrentHashMap<>();
    private final AddressConfig config;

    AddressLimit(AddressConfig config) {
        this.config = config;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(config.remembered())
                .expireAfterAccess(config.memory())
                .build();
    }

    /// Counts one call; when it is one too many, how long to wait.
    public Optional<Duration> refusal(SocketAddress caller) {
        var address = caller.hostAddress();
        if (address == null) {
            return Optional.empty();
        }
        var probe = buckets.get(network(address), unknown -> full()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /// How long to wait for another call, without counting one; empty when there is nothing to wait for.
    public Optional<Duration> rest(SocketAddress caller) {
        var address = caller.hostAddress();
        var bucket = address == null ? null : buckets.getIfPresent(network(address));
        if (bucket == null) {
            return Optional.empty();
        }
        var probe = bucket.estimateAbilityToConsume(1);
        return probe.canBeConsumed()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /// Counts a live stream that is about to open; false when it is one too many and is not counted.
    public boolean open(SocketAddress caller) {
        var address = caller.hostAddress();
        if (address == null) {
            return true;
        }
        boolean[] taken = {false};
        streams.compute(network(address), (network, before) -> {
            int open = before == null ? 0 : before;
            taken[0] = open < config.streams();
            return taken[0] ? open + 1 : open;
        });
        return taken[0];
    }

    /// Takes back what [#open] counted.
    public void closed(SocketAddress caller) {
        var address = caller.hostAddress();
        if (address != null) {
            streams.computeIfPresent(network(address), (network, open) -> open > 1 ? Integer.valueOf(open - 1) : null);
        }
    }

    static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        int end = -1;
        for (int group = 0; group < NETWORK_GROUPS; group++) {
            int next = address.indexOf(':', end + 1);
            if (next < 0) {
                return address;
            }
            end = next;
        }
        return address.substring(0, end);
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(
                        limit -> limit.capacity(config.burst()).refillGreedy(config.perSecond(), Duration.ofSeconds(1)))
                .build();
    }
}
