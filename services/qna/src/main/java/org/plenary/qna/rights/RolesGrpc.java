package org.plenary.qna.rights;

import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.plenary.platform.calls.CallsConfig;
import org.plenary.proto.registration.v1.GetRolesRequest;
import org.plenary.proto.registration.v1.RightsGrpc.RightsBlockingStub;

/// Asks the registration service which roles a person has at a conference.
@ApplicationScoped
class RolesGrpc {

    private final RightsBlockingStub rights;
    private final CallsConfig config;

    RolesGrpc(@GrpcClient("registration") RightsBlockingStub rights, CallsConfig config) {
        this.rights = rights;
        this.config = config;
    }

    /// The person's roles; none for an unknown conference, and none that we do not know.
    ///
    /// @throws io.grpc.StatusRuntimeException when registration gives no answer
    Set<Role> roles(UUID conference, UUID subject) {
        var reply = rights.withDeadlineAfter(config.deadline())
                .getRoles(GetRolesRequest.newBuilder()
                        .setConferenceId(conference.toString())
                        .setSubject(subject.toString())
                        .build());
        var roles = EnumSet.noneOf(Role.class);
        for (var told : reply.getRolesList()) {
            switch (told) {
                case ROLE_CHAIR -> roles.add(Role.CHAIR);
                case ROLE_MODERATOR -> roles.add(Role.MODERATOR);
                case ROLE_PRODUCER -> roles.add(Role.PRODUCER);
                case ROLE_CAPTIONER -> roles.add(Role.CAPTIONER);
                case ROLE_FACILITATOR -> roles.add(Role.FACILITATOR);
                case ROLE_SPEAKER -> roles.add(Role.SPEAKER);
                case ROLE_ORGANISER -> roles.add(Role.ORGANISER);
                case ROLE_LEAD, ROLE_UNSPECIFIED, UNRECOGNIZED -> {
                    // Gives no right that we know of.
                }
            }
        }
        return roles;
    }
}
