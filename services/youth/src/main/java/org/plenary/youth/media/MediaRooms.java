package org.plenary.youth.media;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.livekit.server.CanPublish;
import io.livekit.server.CanPublishData;
import io.livekit.server.CanPublishSources;
import io.livekit.server.CanSubscribe;
import io.livekit.server.CanUpdateOwnMetadata;
import io.livekit.server.Hidden;
import io.livekit.server.RoomJoin;
import io.livekit.server.RoomName;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The rooms of the media server, one for each open breakout and named by its id.
///
/// What is wished for here is done on threads of its own, one for each breakout and the latest wish last; nobody
/// waits for it. Without a media server nothing happens.
@Startup
@ApplicationScoped
public class MediaRooms {

    private static final Logger LOG = Logger.getLogger(MediaRooms.class);

    /// Whom a room shall hold; nobody once it has ended.
    private record Wish(Company company, boolean ended) {}

    private final MediaConfig config;
    private final @Nullable MediaServer server;
    private final InstantSource clock;
    private final ConcurrentHashMap<UUID, Wish> wishes = new ConcurrentHashMap<>();
    private final AtomicBoolean sweeping = new AtomicBoolean();
    private final AtomicBoolean silent = new AtomicBoolean();

    MediaRooms(MediaConfig config, ObjectMapper json, InstantSource clock) {
        this.config = config;
        this.server = MediaServer.of(config, json, clock);
        this.clock = clock;
    }

    /// Whether there is a media server for breakouts at all; it may be down.
    public boolean isThere() {
        return server != null;
    }

    /// What sound and picture of a breakout are to a person now. Waits for the media server's word, and takes out who
    /// has to go by that: whoever asks may see it before the next round does.
    ///
    /// @param people whom the breakout lets in
    public Hearing hearing(UUID breakout, UUID person, Collection<Person> people) {
        var reached = server;
        if (reached == null) {
            return Hearing.OFF;
        }
        var company = company(reached, breakout, people);
        var there = attempt(() -> reached.there(breakout));
        var leaving = there.map(company::leaving).orElse(List.of());
        if (!leaving.isEmpty()) {
            Thread.ofVirtual()
                    .name("media-out-" + breakout)
                    .start(() -> attempt(() -> remove(reached, breakout, leaving)));
        }
        return company.hearing(reached.identity(breakout, person), there);
    }

    /// What lets a person connect to a breakout's room, once that is there. Whoever connects as the same person later
    /// takes the place of who came before. Whether they may have it, [#hearing] says.
    ///
    /// @return empty without a media server
    public Optional<Ticket> ticket(UUID breakout, Person person) {
        if (server == null) {
            return Optional.empty();
        }
        var token = server.token(config.ticketLife());
        token.setIdentity(server.identity(breakout, person.id()));
        token.setName(person.name());
        token.getAttributes().put(MediaServer.ROLE, person.facilitator() ? MediaServer.FACILITATOR : "youth");
        token.addGrants(
                new RoomJoin(true),
                new RoomName(breakout.toString()),
                new CanSubscribe(true),
                new CanPublish(true),
                // No screen: there may be anything on it.
                new CanPublishSources(List.of("microphone", "camera")),
                new CanPublishData(false),
                new CanUpdateOwnMetadata(false),
                new Hidden(false));
        return Optional.of(new Ticket(server.publicUrl().toString(), token.toJwt()));
    }

    /// Makes the breakout's room if it is not there, and removes everybody from it who is not named; young people
    /// also while fewer than two of the facilitators who are named are connected.
    public void keep(UUID breakout, Collection<Person> people) {
        if (server != null) {
            wish(server, breakout, new Wish(company(server, breakout, people), false));
        }
    }

    /// Ends the breakout's room; everybody in it is disconnected.
    public void end(UUID breakout) {
        if (server != null) {
            wish(server, breakout, new Wish(new Company(Map.of()), true));
        }
    }

    /// Ends every room but those of these breakouts: also one that could not be ended before, or that an earlier
    /// process has left behind. One that has just been made stays: its breakout may have opened since the caller
    /// looked. The media server is for breakouts alone.
    public void endAllBut(Set<UUID> open) {
        var kept = open.stream().map(UUID::toString).collect(Collectors.toSet());
        var reached = server;
        if (reached != null && sweeping.compareAndSet(false, true)) {
            Thread.ofVirtual().name("media-rooms").start(() -> sweep(reached, kept));
        }
    }

    private void sweep(MediaServer reached, Set<String> kept) {
        try {
            attempt(() -> {
                var settled = clock.instant().minus(config.emptyRoomLife()).getEpochSecond();
                for (var room : reached.call("ListRooms", Map.of()).path("rooms")) {
                    var name = room.path("name").asText();
                    if (room.path("creation_time").asLong() < settled && !kept.contains(name)) {
                        reached.call("DeleteRoom", Map.of("room", name));
                    }
                }
                return true;
            });
        } finally {
            sweeping.set(false);
        }
    }

    /// At most one thread is at work for a breakout; a wish that comes meanwhile replaces the one before.
    private void wish(MediaServer reached, UUID breakout, Wish wish) {
        if (wishes.put(breakout, wish) == null) {
            Thread.ofVirtual().name("media-room-" + breakout).start(() -> fulfil(reached, breakout));
        }
    }

    private void fulfil(MediaServer reached, UUID breakout) {
        for (var wish = wishes.get(breakout); wish != null; ) {
            var current = wish;
            attempt(() -> {
                fulfil(reached, breakout, current);
                return true;
            });
            wish = wishes.remove(breakout, current) ? null : wishes.get(breakout);
        }
    }

    private void fulfil(MediaServer reached, UUID breakout, Wish wish) throws IOException, InterruptedException {
        var room = breakout.toString();
        if (wish.ended()) {
            reached.call("DeleteRoom", Map.of("room", room));
            return;
        }
        // Also when it is there: nothing tells an empty room from none, and making it again changes nothing.
        reached.call(
                "CreateRoom",
                Map.of(
                        "name", room,
                        "empty_timeout", config.emptyRoomLife().toSeconds(),
                        "departure_timeout", config.emptyRoomLife().toSeconds(),
                        "max_participants", config.peopleMost()));
        var there = reached.there(breakout);
        remove(reached, breakout, wish.company().leaving(there));
        for (var participant : there) {
            var person = wish.company().people().get(participant.identity());
            if (person != null && !person.name().equals(participant.name())) {
                reached.call(
                        "UpdateParticipant",
                        Map.of("room", room, "identity", participant.identity(), "name", person.name()));
            }
        }
    }

    private static boolean remove(MediaServer reached, UUID breakout, List<Participant> leaving)
            throws IOException, InterruptedException {
        for (var participant : leaving) {
            reached.call("RemoveParticipant", Map.of("room", breakout.toString(), "identity", participant.identity()));
        }
        return true;
    }

    private static Company company(MediaServer reached, UUID breakout, Collection<Person> people) {
        return new Company(people.stream()
                .collect(Collectors.toMap(person -> reached.identity(breakout, person.id()), person -> person)));
    }

    private interface Calls<T> {
        T make() throws IOException, InterruptedException;
    }

    /// Failures are told once, and that they are over is told, too; in between they repeat every second.
    ///
    /// @return empty when the media server has not done it
    private <T> Optional<T> attempt(Calls<T> calls) {
        try {
            var made = Optional.of(calls.make());
            if (silent.compareAndSet(true, false)) {
                LOG.info("The media server answers again");
            }
            return made;
        } catch (IOException failure) {
            if (silent.compareAndSet(false, true)) {
                LOG.warnf("The media server does not do what it is asked, trying on: %s", failure.toString());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }
}
