package org.plenary.sessions.rights;

import io.grpc.Deadline;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.identity.HeldAnswers;
import org.plenary.proto.registration.v1.GetParticipantRequest;
import org.plenary.proto.registration.v1.GetParticipantResponse;
import org.plenary.proto.registration.v1.GetParticipantsRequest;
import org.plenary.proto.registration.v1.GetRolesRequest;
import org.plenary.proto.registration.v1.ParticipantState;
import org.plenary.proto.registration.v1.RightsGrpc.RightsBlockingStub;

/// Asks the registration service. Every call waits at most the configured deadline and throws
/// `StatusRuntimeException` when there is no answer.
@ApplicationScoped
class RegistrationGrpc {

    private static final Set<ParticipantState> TAKING_PART = EnumSet.of(
            ParticipantState.PARTICIPANT_STATE_CONFIRMED,
            ParticipantState.PARTICIPANT_STATE_WAITLISTED,
            ParticipantState.PARTICIPANT_STATE_CHECKED_IN);

    private final RightsBlockingStub registration;
    private final RightsConfig config;

    RegistrationGrpc(@GrpcClient("rights") RightsBlockingStub registration, RightsConfig config) {
        this.registration = registration;
        this.config = config;
    }

    /// The roles of a person; empty for a stranger.
    Set<Role> roles(Member member) {
        return roles(stub(), member);
    }

    private static Set<Role> roles(RightsBlockingStub stub, Member member) {
        var request = GetRolesRequest.newBuilder()
                .setConferenceId(member.conference().toString())
                .setSubject(member.subject().toString())
                .build();
        var roles = EnumSet.noneOf(Role.class);
        stub.getRoles(request).getRolesList().forEach(role -> role(role).ifPresent(roles::add));
        return Set.copyOf(roles);
    }

    /// Whether a person takes part: the owner's word.
    boolean takesPart(Member member) {
        var request = GetParticipantRequest.newBuilder()
                .setConferenceId(member.conference().toString())
                .setSubject(member.subject().toString())
                .build();
        var answer = stub().getParticipant(request);
        return answer.getAnswerCase() == GetParticipantResponse.AnswerCase.PARTICIPANT
                && TAKING_PART.contains(answer.getParticipant().getState());
    }

    /// The roles of many people, all asked for at once; those without an answer by the deadline are left out.
    ///
    /// @throws StatusRuntimeException when registration refused
    Map<Member, Set<Role>> roles(Collection<Member> members, Deadline deadline) {
        return together(members, member -> roles(registration.withDeadline(deadline), member));
    }

    /// Whether each of up to 1,000 people takes part, in one call for each conference, all at once; those without an
    /// answer by the deadline are left out.
    ///
    /// @throws StatusRuntimeException when registration refused
    Map<Member, Boolean> takePart(Collection<Member> members, Deadline deadline) {
        var byConference = members.stream().collect(Collectors.groupingBy(Member::conference));
        var answers = new HashMap<Member, Boolean>();
        together(byConference.entrySet(), one -> takePart(one.getKey(), one.getValue(), deadline))
                .values()
                .forEach(answers::putAll);
        return answers;
    }

    private Map<Member, Boolean> takePart(UUID conference, List<Member> members, Deadline deadline) {
        var request = GetParticipantsRequest.newBuilder().setConferenceId(conference.toString());
        members.forEach(member -> request.addSubjects(member.subject().toString()));
        var taking = registration.withDeadline(deadline).getParticipants(request.build()).getParticipantsList().stream()
                .filter(participant -> TAKING_PART.contains(participant.getState()))
                .map(participant -> UUID.fromString(participant.getSubject()))
                .collect(Collectors.toSet());
        return members.stream()
                .collect(Collectors.toMap(Function.identity(), member -> taking.contains(member.subject())));
    }

    /// The answers to many calls that each end by the same deadline, so that all together take no longer.
    private <T, A> Map<T, A> together(Collection<T> asked, Function<T, A> call) {
        var answers = new ConcurrentHashMap<T, A>();
        var refusal = new AtomicReference<@Nullable StatusRuntimeException>();
        var free = new Semaphore(config.atOnce());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            asked.forEach(one -> threads.execute(() -> {
                free.acquireUninterruptibly();
                try {
                    answers.put(one, call.apply(one));
                } catch (StatusRuntimeException failure) {
                    if (!HeldAnswers.isSilence(failure)) {
                        refusal.set(failure);
                    }
                } finally {
                    free.release();
                }
            }));
        }
        var refused = refusal.get();
        if (refused != null) {
            throw refused;
        }
        return answers;
    }

    private RightsBlockingStub stub() {
        return registration.withDeadlineAfter(config.deadline().toMillis(), TimeUnit.MILLISECONDS);
    }

    /// A role that this service does not know yet gives no right here.
    private static Optional<Role> role(org.plenary.proto.registration.v1.Role role) {
        return switch (role) {
            case ROLE_CHAIR -> Optional.of(Role.CHAIR);
            case ROLE_MODERATOR -> Optional.of(Role.MODERATOR);
            case ROLE_PRODUCER -> Optional.of(Role.PRODUCER);
            case ROLE_CAPTIONER -> Optional.of(Role.CAPTIONER);
            case ROLE_FACILITATOR -> Optional.of(Role.FACILITATOR);
            case ROLE_SPEAKER -> Optional.of(Role.SPEAKER);
            case ROLE_ORGANISER -> Optional.of(Role.ORGANISER);
            case ROLE_LEAD, ROLE_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
        };
    }
}
