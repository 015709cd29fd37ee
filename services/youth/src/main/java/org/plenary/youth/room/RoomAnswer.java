package org.plenary.youth.room;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How rooms are shown.
final class RoomAnswer {

    private RoomAnswer() {}

    /// A room as one person sees it at a moment.
    ///
    /// @param next where the person goes from here
    /// @param desk for who looks after the room
    @Schema(name = "YouthRoom")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Room(
            UUID id,
            String conference,
            String topic,
            @Schema(enumeration = {"13-15", "16-17"}) String band,

            @Schema(enumeration = {"planned", "open", "held", "frozen", "closed"})
            String state,

            @Schema(enumeration = {"byHand", "time", "unsupervised"}) @Nullable
            String ending,

            @Schema(description = "The service's time, to count by")
            Instant now,

            @Nullable Instant endsAt,

            @Schema(description = "Whether little of its time is left")
            boolean endsSoon,

            @Schema(description = "When it closes unless the second facilitator comes back") @Nullable
            Instant closesAt,

            boolean recording,

            @Schema(
                    enumeration = {"room", "lobby", "away"},
                    description = "Where the person is: in the room, waiting for its second facilitator, or not here")
            String place,

            @Schema(description = "Whether the caller is a young person who belongs to the room, open or not")
            boolean mine,

            @Schema(description = "Whether there is a server for sound and picture; without one a room is one of words")
            boolean media,

            @Schema(
                    enumeration = {"off", "waits", "free", "taken"},
                    description =
                            "What sound and picture are to the person now. `off`: not theirs, leave them; `waits`:"
                                    + " fewer than two facilitators are in them, leave them and they come back; `free`: join to"
                                    + " come in; `taken`: as `free`, and somebody is in as the person, or it cannot be told")
            String hearing,

            @Schema(description = "Whether the person can say something now")
            boolean speaking,

            List<Someone> people,
            Next next,
            @Nullable Desk desk,
            long version) {}

    /// Somebody in the room.
    @Schema(name = "YouthRoomPerson")
    record Someone(
            String name,

            @Schema(enumeration = {"youth", "facilitator"}) String part,

            boolean you) {}

    /// Where to go.
    @Schema(name = "YouthRoomNext")
    record Next(
            @Schema(enumeration = {"room", "lobby"}) String place,

            @Schema(description = "The page") String path,

            @Schema(description = "The topic of the person's room; in the lobby, of one that is theirs and opens later")
            @Nullable
            String topic) {}

    /// What who looks after the room sees besides.
    @Schema(name = "YouthRoomDesk")
    record Desk(
            @Schema(description = "Whether the caller is the safeguarding lead, who looks after rooms and is in none")
            boolean lead,

            int facilitators,
            boolean frozenByLead,
            int capacity,
            List<Member> roster,
            List<Call> alerts) {}

    /// Somebody who belongs to the room.
    @Schema(name = "YouthRoomMember")
    record Member(UUID admission, String pseudonym, boolean here) {}

    /// Somebody who asks for help.
    @Schema(name = "YouthRoomCall")
    record Call(
            UUID id,
            String kind,
            @Nullable String name,

            @Schema(description = "The facilitator who sees to it") @Nullable
            String takenBy,

            Instant raisedAt) {}

    /// A young person, and where they belong.
    ///
    /// @param breakout their room; null for none
    @Schema(name = "YouthRosterEntry")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Place(
            UUID admission,
            String pseudonym,

            @Schema(enumeration = {"13-15", "16-17"}) String band,

            @Nullable UUID breakout,

            @Schema(
                    description =
                            "Whether they are not in yet, and an adult goes through the readiness check with them")
            boolean helpNeeded) {}

    /// A room in a list.
    @Schema(name = "YouthBreakout")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            UUID id,
            String topic,
            String band,
            String state,
            @Nullable Instant endsAt,
            int people,
            int capacity,

            @Schema(description = "How many places nobody has")
            int left,

            @Schema(enumeration = {"choice", "assigned"}) String joining,

            @Schema(
                    description = "Whether the room is the caller's to go into: their own, one they may choose, or any"
                            + " for who looks after the rooms; `left` says whether there is a place")
            boolean mayEnter,

            @Schema(description = "Whether it is the caller's own room")
            boolean mine,

            long version) {}

    /// A conference's rooms, as one person may know of them.
    @Schema(name = "YouthBreakouts")
    record Rooms(
            List<Item> items,

            @Schema(description = "The service's time, to count by")
            Instant now) {}
}
