package org.plenary.edge.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// Bounds that a test reaches: sessions that nobody watches are let go at once, and an address may do little. A test
/// says by `X-Forwarded-For` which address it comes from, so that none uses up what another needs.
public final class Narrow implements QuarkusTestProfile {

    /// Live streams of one address.
    public static final int STREAMS = 3;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "plenary.live.idle", "300ms",
                "plenary.per-address.burst", "20",
                "plenary.per-address.per-second", "1",
                "plenary.per-address.streams", Integer.toString(STREAMS),
                "PLENARY_BEHIND_PROXY", "true");
    }
}
