package org.plenary.registration.right;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plenary.registration.Calls.admit;
import static org.plenary.registration.Calls.by;
import static org.plenary.registration.Calls.give;
import static org.plenary.registration.Calls.mine;
import static org.plenary.registration.Calls.publish;
import static org.plenary.registration.Calls.register;
import static org.plenary.registration.Calls.registrations;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plenary.embedded.Servers;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Tokens;
import org.plenary.proto.registration.v1.Author;
import org.plenary.proto.registration.v1.GetAuthorRequest;
import org.plenary.proto.registration.v1.GetAuthorResponse;
import org.plenary.proto.registration.v1.GetParticipantRequest;
import org.plenary.proto.registration.v1.GetParticipantResponse;
import org.plenary.proto.registration.v1.GetParticipantsRequest;
import org.plenary.proto.registration.v1.GetRolesRequest;
import org.plenary.proto.registration.v1.Kind;
import org.plenary.proto.registration.v1.Participant;
import org.plenary.proto.registration.v1.ParticipantState;
import org.plenary.proto.registration.v1.RightsGrpc;
import org.plenary.proto.registration.v1.RightsGrpc.RightsBlockingStub;
import org.plenary.proto.registration.v1.Role;
import org.plenary.proto.sessions.v1.Access;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "registration"))
class RightsTest {

    private final UUID conference = UUID.randomUUID();
    private ManagedChannel channel;
    private String slug;

    @BeforeEach
    void connect() {
        channel = ManagedChannelBuilder.forAddress("127.0.0.1", RestAssured.port)
                .usePlaintext()
                .build();
        slug = publish(conference, "hall-" + conference, Access.ACCESS_OPEN, 1);
    }

    @AfterEach
    void hangUp() {
        channel.shutdownNow();
    }

    @Test
    void theCreatorIsOrganiserAndARoleThatIsGivenOrTakenHoldsWithTheNextQuestion() {
        assertThat(roles("organiser")).containsExactly(Role.ROLE_ORGANISER);
        assertThat(roles("moderator")).isEmpty();
        give("organiser", slug, Tokens.subject("moderator"), "moderator", "chair");
        assertThat(roles("moderator")).containsExactly(Role.ROLE_CHAIR, Role.ROLE_MODERATOR);
        give("organiser", slug, Tokens.subject("moderator"));
        assertThat(roles("moderator")).isEmpty();
    }

    @Test
    void everyRoleHasItsNameInTheContract() {
        give(
                "organiser",
                slug,
                Tokens.subject("chair"),
                "chair",
                "moderator",
                "producer",
                "captioner",
                "facilitator",
                "speaker",
                "organiser",
                "lead");
        assertThat(roles("chair"))
                .containsExactlyElementsOf(Stream.of(Role.values())
                        .filter(role -> role != Role.ROLE_UNSPECIFIED && role != Role.UNRECOGNIZED)
                        .toList());
    }

    @Test
    void aParticipantIsTheOwnersWordWhateverTheState() {
        admit(slug, 1);
        assertThat(participant("delegate").getAnswerCase()).isEqualTo(GetParticipantResponse.AnswerCase.NOT_REGISTERED);
        register("delegate", slug, "delegate");
        register("viewer", slug, "delegate");
        assertThat(participant("delegate").getParticipant())
                .isEqualTo(expected("delegate", ParticipantState.PARTICIPANT_STATE_CONFIRMED, 1));
        assertThat(participant("viewer").getParticipant())
                .isEqualTo(expected("viewer", ParticipantState.PARTICIPANT_STATE_WAITLISTED, 1));
        by("delegate").delete(mine(slug));
        assertThat(participant("delegate").getParticipant())
                .isEqualTo(expected("delegate", ParticipantState.PARTICIPANT_STATE_CANCELLED, 2));
        assertThat(participant("viewer").getParticipant())
                .isEqualTo(expected("viewer", ParticipantState.PARTICIPANT_STATE_CONFIRMED, 2));
        var all = services()
                .getParticipants(GetParticipantsRequest.newBuilder()
                        .setConferenceId(conference.toString())
                        .addSubjects(Tokens.subject("delegate").toString())
                        .addSubjects(Tokens.subject("viewer").toString())
                        .addSubjects(Tokens.subject("press").toString())
                        .build());
        assertThat(all.getParticipantsList())
                .containsExactlyInAnyOrder(
                        participant("delegate").getParticipant(),
                        participant("viewer").getParticipant());
    }

    @Test
    void anAuthorIsNamedAsTheyRegisteredAndAMinorNever() {
        by("press")
                .contentType(ContentType.JSON)
                .body("{\"kind\": \"press\", \"name\": \"Bo\", \"organisation\": \"Paper\", \"country\": \"KR\"}")
                .post(registrations(slug));
        register("viewer", slug, "viewer");
        by("youth16")
                .contentType(ContentType.JSON)
                .body("{\"kind\": \"youth\"}")
                .post(registrations(slug));
        assertThat(author("press").getAuthor())
                .isEqualTo(Author.newBuilder()
                        .setName("Bo")
                        .setOrganisation("Paper")
                        .setCountry("KR")
                        .build());
        assertThat(author("viewer").getAuthor())
                .isEqualTo(Author.newBuilder().setName("Name of viewer").build());
        assertThat(author("youth16").getAnswerCase()).isEqualTo(GetAuthorResponse.AnswerCase.NOT_REGISTERED);
        assertThat(author("chair").getAnswerCase()).isEqualTo(GetAuthorResponse.AnswerCase.NOT_REGISTERED);
        by("press").delete(mine(slug));
        assertThat(author("press").getAnswerCase()).isEqualTo(GetAuthorResponse.AnswerCase.NOT_REGISTERED);
    }

    @Test
    void peopleAndStrangersAreRefused() {
        var question = GetRolesRequest.newBuilder()
                .setConferenceId(conference.toString())
                .setSubject(UUID.randomUUID().toString())
                .build();
        assertThatThrownBy(() -> RightsGrpc.newBlockingStub(channel).getRoles(question))
                .hasMessageStartingWith("PERMISSION_DENIED");
        assertThatThrownBy(() -> with(Tokens.of("organiser")).getRoles(question))
                .hasMessageStartingWith("PERMISSION_DENIED");
        assertThatThrownBy(() -> with("no.real.token").getRoles(question)).hasMessageStartingWith("UNAUTHENTICATED");
    }

    @Test
    void whatIsNoQuestionIsSaidToBeNone() {
        assertThatThrownBy(() -> services()
                        .getRoles(GetRolesRequest.newBuilder().setSubject("x").build()))
                .hasMessageStartingWith("INVALID_ARGUMENT");
        var many = GetParticipantsRequest.newBuilder()
                .setConferenceId(conference.toString())
                .addAllSubjects(Collections.nCopies(1_001, conference.toString()))
                .build();
        assertThatThrownBy(() -> services().getParticipants(many)).hasMessageStartingWith("INVALID_ARGUMENT");
    }

    @Test
    void ofAConferenceNobodyToldOfTheOwnersSilenceIsPassedOnRatherThanANo() {
        assertThatThrownBy(() -> services()
                        .getRoles(GetRolesRequest.newBuilder()
                                .setConferenceId(UUID.randomUUID().toString())
                                .setSubject(UUID.randomUUID().toString())
                                .build()))
                .hasMessageStartingWith("UNAVAILABLE");
    }

    private Participant expected(String account, ParticipantState state, long version) {
        return Participant.newBuilder()
                .setConferenceId(conference.toString())
                .setSubject(Tokens.subject(account).toString())
                .setKind(Kind.KIND_DELEGATE)
                .setState(state)
                .setVersion(version)
                .build();
    }

    private List<Role> roles(String account) {
        return services()
                .getRoles(GetRolesRequest.newBuilder()
                        .setConferenceId(conference.toString())
                        .setSubject(Tokens.subject(account).toString())
                        .build())
                .getRolesList();
    }

    private GetParticipantResponse participant(String account) {
        return services()
                .getParticipant(GetParticipantRequest.newBuilder()
                        .setConferenceId(conference.toString())
                        .setSubject(Tokens.subject(account).toString())
                        .build());
    }

    private GetAuthorResponse author(String account) {
        return services()
                .getAuthor(GetAuthorRequest.newBuilder()
                        .setConferenceId(conference.toString())
                        .setSubject(Tokens.subject(account).toString())
                        .build());
    }

    @Test
    void everyOneOfManyCallsIsAnswered() throws Exception {
        var question = GetRolesRequest.newBuilder()
                .setConferenceId(conference.toString())
                .setSubject(UUID.randomUUID().toString())
                .build();
        var services = services();
        var calls = Collections.nCopies(
                1_000, (Callable<Integer>) () -> services.getRoles(question).getRolesCount());
        try (var callers = Executors.newFixedThreadPool(8)) {
            for (var answer : callers.invokeAll(calls)) {
                assertThat(answer.get()).isZero();
            }
        }
    }

    private RightsBlockingStub services() {
        return with(given().formParam("grant_type", "client_credentials")
                .formParam("client_id", "qna")
                .formParam("client_secret", Servers.PASSWORD)
                .baseUri(RealServers.servers().keycloak().issuer())
                .post("/protocol/openid-connect/token")
                .path("access_token"));
    }

    private RightsBlockingStub with(String token) {
        var headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
        return RightsGrpc.newBlockingStub(channel).withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }
}
