package org.plenary.local.acceptance;

import java.nio.file.Path;

/// Real programmes of real conferences, which lie beside the checkout where there are any.
final class Shared {

    private Shared() {}

    /// A schedule as its conference published it; it may not be there.
    static Path schedule(String name) {
        var named = System.getenv("PLENARY_SHARED");
        var folder = named == null ? Path.of(System.getProperty("plenary.root"), "..", "shared") : Path.of(named);
        return folder.resolve("data/schedules").resolve(name).normalize();
    }
}
