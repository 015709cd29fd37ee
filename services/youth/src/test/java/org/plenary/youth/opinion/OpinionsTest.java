package org.plenary.youth.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.plenary.platform.testing.Accounts;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.youth.testing.Forum;
import org.plenary.youth.testing.Room;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "youth"))
@WithTestResource(Registration.class)
class OpinionsTest {

    @Inject
    Opinions opinions;

    @Test
    void statement7WhoTakesTheirConsentBackHasNoOpinionAndThereIsNoneOnWhatTheySaid() {
        Accounts.make(List.of("young-1", "young-2"));
        var forum = Forum.create();
        forum.admitOlder(Map.of("young-1", "Kestrel", "young-2", "Heron"));
        try (var room = Room.opened(forum, "16-17")) {
            room.join("young-1").then().statusCode(200);
            room.join("young-2").then().statusCode(200);
            var theirs = room.shown("young-1", "Ask us first.");
            var others = room.shown("young-2", "Another");
            for (var account : List.of("young-1", "young-2")) {
                Room.take(account, theirs, "agree").then().statusCode(200);
                Room.take(account, others, "agree").then().statusCode(200);
            }
            assertThat(stances(room).contributions()).hasSize(2);
            assertThat(stances(room).people()).hasSize(2);

            forum.choose("young-1", "takePart", false);

            assertThat(stances(room).contributions()).containsExactly(UUID.fromString(others));
            assertThat(stances(room).people()).hasSize(1);
        }
    }

    private Stances stances(Room room) {
        return opinions.in(UUID.fromString(room.id()));
    }
}
