package org.plenary.local.launch;

import java.nio.file.Path;
import java.util.List;
import org.plenary.embedded.ServerFiles;

/// Where a run keeps its things.
///
/// @param root the checkout, with the services' built files
/// @param folder the data folder: `.plenary`, or what `--data` names
public record Layout(Path root, Path folder) {

    static Layout of(Path folder) {
        return new Layout(ServerFiles.root(), folder.toAbsolutePath().normalize());
    }

    static Layout standard() {
        return of(ServerFiles.root().resolve(".plenary"));
    }

    Path data(String part) {
        return folder.resolve("data").resolve(part);
    }

    Path log(String part) {
        return folder.resolve("logs").resolve(part + ".log");
    }

    Path records() {
        return folder.resolve("run");
    }

    Path record(String part) {
        return records().resolve(part);
    }

    Path secrets() {
        return folder.resolve("secrets");
    }

    Path realmFolder() {
        return root.resolve("deploy/keycloak");
    }

    /// What a service was built into.
    Path application(String service) {
        return root.resolve("services").resolve(service).resolve("target/quarkus-app");
    }

    /// Forgets everything of earlier runs; what was unpacked and built stays.
    public void clear() {
        for (var part : List.of("data", "logs", "run", "secrets")) {
            ServerFiles.delete(folder.resolve(part));
        }
    }
}
