package org.plenary.registration.registration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.plenary.registration.Calls.admit;
import static org.plenary.registration.Calls.by;
import static org.plenary.registration.Calls.mine;
import static org.plenary.registration.Calls.publish;
import static org.plenary.registration.Calls.register;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plenary.embedded.Servers;
import org.plenary.platform.database.Database;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Tokens;
import org.plenary.proto.registration.v1.ForumGrpc;
import org.plenary.proto.registration.v1.JoinForumRequest;
import org.plenary.proto.registration.v1.JoinForumResponse.OutcomeCase;
import org.plenary.proto.registration.v1.LeaveForumRequest;
import org.plenary.proto.sessions.v1.Access;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "registration"))
class ForumTest {

    private final UUID conference = UUID.randomUUID();
    private ManagedChannel channel;
    private String slug;

    @Inject
    Database database;

    @BeforeEach
    void connect() {
        channel = ManagedChannelBuilder.forAddress("127.0.0.1", RestAssured.port)
                .usePlaintext()
                .build();
        slug = publish(conference, "forum-" + conference, Access.ACCESS_OPEN, 1);
    }

    @AfterEach
    void hangUp() {
        channel.shutdownNow();
    }

    @Test
    void whoJoinsTheForumIsRegisteredAsYouthAndAsNothingElseAfterwards() {
        assertThat(join("youth13")).isEqualTo(OutcomeCase.YOUTH);
        assertThat(join("youth13")).isEqualTo(OutcomeCase.YOUTH);

        by("youth13")
                .get(mine(slug))
                .then()
                .statusCode(200)
                .body("kind", equalTo("youth"))
                .body("state", equalTo("confirmed"))
                .body("version", equalTo(1))
                .body("name", nullValue());
        register("youth13", slug, "viewer").then().statusCode(409).body("code", equalTo("kindFixed"));
    }

    @Test
    void aNamedRegistrationStaysAndIsForgottenOnceItIsCancelled() {
        register("viewer", slug, "viewer").then().statusCode(201);
        assertThat(join("viewer")).isEqualTo(OutcomeCase.REGISTERED_OTHERWISE);
        by("viewer").get(mine(slug)).then().body("kind", equalTo("viewer"));

        by("viewer").delete(mine(slug)).then().statusCode(200);
        assertThat(join("viewer")).isEqualTo(OutcomeCase.YOUTH);
        assertThat(database.list("""
                        select registration::text as held from registration
                        where conference = $1 and (name is not null or email is not null or organisation is not null)
                        """, row -> row.getString("held"), conference)).isEmpty();
    }

    @Test
    void whoLeavesTheForumIsNoYouthHereAnyMoreAndMayComeAgain() {
        join("youth13");
        leave("youth13");
        leave("youth13");
        by("youth13").get(mine(slug)).then().body("state", equalTo("cancelled")).body("version", equalTo(2));
        assertThat(join("youth13")).isEqualTo(OutcomeCase.YOUTH);
        by("youth13").get(mine(slug)).then().body("state", equalTo("confirmed"));

        register("viewer", slug, "viewer").then().statusCode(201);
        leave("viewer");
        leave("press");
        by("viewer").get(mine(slug)).then().body("state", equalTo("confirmed"));
    }

    @Test
    void theGroupsCodeIsTheInvitationButPlacesAndApprovalAreTheOrganisers() {
        admit(slug, """
                {"kinds": [{"kind": "youth", "capacity": 1, "invitationOnly": true}], "closesAt": "2011-10-01T00:00:00Z"}""");
        join("youth13");
        join("youth16");
        by("youth13").get(mine(slug)).then().body("state", equalTo("confirmed"));
        by("youth16").get(mine(slug)).then().body("state", equalTo("waitlisted"));
    }

    @Test
    void nobodyButTheYouthServiceTellsWhoJoins() {
        for (var client : new String[] {"qna", "sessions"}) {
            assertThatThrownBy(() -> join("youth13", service(client))).hasMessageStartingWith("PERMISSION_DENIED");
        }
        assertThatThrownBy(() -> join("youth13", Tokens.of("organiser"))).hasMessageStartingWith("PERMISSION_DENIED");
        by("youth13").get(mine(slug)).then().statusCode(404);
    }

    private OutcomeCase join(String account) {
        return join(account, service("youth"));
    }

    private OutcomeCase join(String account, String token) {
        return forum(token)
                .joinForum(JoinForumRequest.newBuilder()
                        .setConferenceId(conference.toString())
                        .setSubject(Tokens.subject(account).toString())
                        .build())
                .getOutcomeCase();
    }

    private void leave(String account) {
        forum(service("youth"))
                .leaveForum(LeaveForumRequest.newBuilder()
                        .setConferenceId(conference.toString())
                        .setSubject(Tokens.subject(account).toString())
                        .build());
    }

    private ForumGrpc.ForumBlockingStub forum(String token) {
        var headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
        return ForumGrpc.newBlockingStub(channel).withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    private static String service(String client) {
        return given().formParam("grant_type", "client_credentials")
                .formParam("client_id", client)
                .formParam("client_secret", Servers.PASSWORD)
                .baseUri(RealServers.servers().keycloak().issuer())
                .post("/protocol/openid-connect/token")
                .path("access_token");
    }
}
