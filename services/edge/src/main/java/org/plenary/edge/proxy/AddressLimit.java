package org.plenary.edge.proxy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/// How much one address may ask without a login. People with one have limits of their own, counted where they write.
@ApplicationScoped
class AddressLimit {

    /// What one household or hall is given of IPv6: the first four groups.
    private static final int NETWORK_GROUPS = 4;

    private final Cache<String, Bucket> buckets;
    private final ProxyConfig config;

    AddressLimit(ProxyConfig config) {
        this.config = config;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(config.addresses())
                .expireAfterAccess(config.addressMemory())
                .build();
    }

    /// Counts one call; when it is one too many, how long to wait.
    Optional<Duration> refusal(SocketAddress caller) {
        var address = caller.hostAddress();
        if (address == null) {
            return Optional.empty();
        }
        var probe = buckets.get(network(address), unknown -> full()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
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
                .addLimit(limit -> limit.capacity(config.addressBurst())
                        .refillGreedy(config.addressPerSecond(), Duration.ofSeconds(1)))
                .build();
    }
}
