package org.plenary.local.launch;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.plenary.embedded.ServerFailure;
import org.plenary.embedded.ServerProcess;

/// Starts parts again that end by themselves while the system is ready, a bounded number of times each.
final class Revival {

    private static final int TIMES_MAX = 5;

    /// Lets what a killed server leaves behind, such as its children, end first.
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final WholeSystem system;
    private final Progress progress;
    private final CompletableFuture<String> hopeless = new CompletableFuture<>();

    Revival(WholeSystem system, Progress progress) {
        this.system = system;
        this.progress = progress;
    }

    /// Watches every part. Completes, with a word for the terminal, when one can no longer be kept alive.
    CompletableFuture<String> begin() {
        system.parts().forEach(part -> watch(part, TIMES_MAX));
        return hopeless;
    }

    private void watch(ServerProcess part, int left) {
        part.exited().thenAcceptAsync(status -> revive(part, status, left), afterPause());
    }

    private void revive(ServerProcess part, int status, int left) {
        if (system.isClosing()) {
            return;
        }
        if (left == 0) {
            hopeless.complete(
                    part.name() + " ended with status " + status + " again and again (log: " + part.log() + ")");
            return;
        }
        progress.say(part.name() + " ended with status " + status + "; it is started again");
        try {
            part.startAgain();
            progress.say(part.name() + " is back");
            watch(part, left - 1);
        } catch (ServerFailure e) {
            if (!system.isClosing()) {
                progress.complain(e.getMessage());
                revive(part, status, left - 1);
            }
        }
    }

    private static Executor afterPause() {
        return CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS, task -> Thread.ofVirtual()
                .start(task));
    }
}
