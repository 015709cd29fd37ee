package org.plenary.youth.group;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.PlainText;
import org.plenary.platform.http.Replies;

/// What is sent and answered about sending organisations.
final class GroupForm {

    private static final int ORGANISATION_MOST = 160;
    private static final int NAME_MOST = 120;
    private static final int EMAIL_MOST = 254;

    private GroupForm() {}

    static Response answer(Response.ResponseBuilder response, Group group) {
        return Replies.personalAlways(response.entity(View.of(group)), Long.toString(group.version()));
    }

    /// What a lead sends.
    @Schema(name = "YouthGroupCreate")
    record Create(
            @NotNull @PlainText(max = ORGANISATION_MOST, oneLine = true) @Nullable
            String organisation,

            @NotNull @Valid @Nullable Adult contact) {}

    /// The adult: an object, or the address alone.
    @Schema(name = "YouthGroupContact")
    record Adult(
            @PlainText(min = 0, max = NAME_MOST, oneLine = true) @Nullable
            String name,

            @NotNull @Email @Size(max = EMAIL_MOST) @Nullable
            String email) {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Adult of(String email) {
            return new Adult(null, email);
        }

        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        static Adult of(@JsonProperty("name") @Nullable String name, @JsonProperty("email") @Nullable String email) {
            return new Adult(name == null || name.isBlank() ? null : name, email);
        }

        Contact contact() {
            return new Contact(name, Objects.requireNonNull(email));
        }
    }

    /// A group as its lead sees it.
    @Schema(name = "YouthGroup")
    record View(
            UUID id,
            String organisation,
            ContactView contact,

            @Schema(description = "What its young people join with")
            String code,

            boolean open,

            @Schema(description = "How many wait for the adult's word")
            int waiting,

            Instant createdAt,
            long version) {

        static View of(Group group) {
            return new View(
                    group.id(),
                    group.organisation(),
                    new ContactView(group.contact().name(), group.contact().email()),
                    group.code().text(),
                    group.open(),
                    group.waiting(),
                    group.createdAt(),
                    group.version());
        }
    }

    /// The adult, as told.
    @Schema(name = "YouthGroupAdult")
    record ContactView(@Nullable String name, String email) {}
}
