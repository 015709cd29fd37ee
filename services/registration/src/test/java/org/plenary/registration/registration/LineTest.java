package org.plenary.registration.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.registration.Calls.CROWD;
import static org.plenary.registration.Calls.admit;
import static org.plenary.registration.Calls.publish;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plenary.platform.database.Database;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Tokens;
import org.plenary.proto.sessions.v1.Access;
import org.plenary.registration.Calls;
import org.plenary.registration.admission.Kind;
import org.plenary.registration.registration.Registrations.Registering;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "registration"))
class LineTest {

    private static final Person PERSON = new Person("Somebody", null, null, null, List.of(), Map.of());

    @Inject
    Registrations registrations;

    @Inject
    Database database;

    @Test
    void ofFiftyWhoComeAtOnceForThreePlacesThreeAreConfirmedAndTheOthersHaveNumbersWithoutGaps() {
        var conference = conferenceFor(3);
        var outcomes = atOnce(subjects(50), subject -> register(conference, subject));
        assertThat(outcomes).filteredOn(one -> one.state() == State.CONFIRMED).hasSize(3);
        assertThat(numbers(outcomes))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 47).boxed().toList());
    }

    @Test
    void ofTenWhoCallAtOnceForThreePlacesThreeAreConfirmed() {
        var id = UUID.randomUUID();
        var slug = publish(id, "hall-" + id, Access.ACCESS_OPEN, 1);
        admit(slug, 3);
        Stream.of(CROWD).forEach(Tokens::of);
        var states = atOnce(List.of(CROWD), account -> Calls.register(account, slug, "delegate")
                .<String>path("state"));
        assertThat(states).filteredOn("confirmed"::equals).hasSize(3);
        assertThat(states).filteredOn("waitlisted"::equals).hasSize(CROWD.length - 3);
    }

    @Test
    void onePersonWhoCallsTenTimesAtOnceIsRegisteredOnce() {
        var conference = conferenceFor(3);
        var subject = UUID.randomUUID();
        var outcomes = atOnce(
                IntStream.range(0, 10).boxed().toList(),
                call -> registrations.register(conference, subject, Kind.DELEGATE, PERSON));
        assertThat(outcomes)
                .filteredOn(Registering.Registered.class::isInstance)
                .hasSize(1);
        assertThat(outcomes).filteredOn(Registering.Already.class::isInstance).hasSize(9);
    }

    @Test
    void whoeverCancelsTheNextInTheLineMovesUp() {
        var conference = conferenceFor(2);
        var people = subjects(6);
        people.forEach(subject -> register(conference, subject));
        cancel(conference, people.get(3));
        cancel(conference, people.get(0));
        cancel(conference, people.get(1));
        assertThat(state(conference, people.get(2))).isEqualTo(State.CONFIRMED);
        assertThat(state(conference, people.get(4))).isEqualTo(State.CONFIRMED);
        assertThat(find(conference, people.get(5)).position()).isEqualTo(1);
    }

    @Test
    void aRaisedCapacityMovesTheFirstUpAndALoweredOneTakesNobodysPlace() {
        var id = UUID.randomUUID();
        var slug = publish(id, "hall-" + id, Access.ACCESS_OPEN, 1);
        admit(slug, 1);
        var people = subjects(5);
        people.forEach(subject -> register(id, subject));
        admit(slug, 3);
        assertThat(states(id, people))
                .containsExactly(State.CONFIRMED, State.CONFIRMED, State.CONFIRMED, State.WAITLISTED, State.WAITLISTED);
        admit(slug, 1);
        cancel(id, people.get(0));
        assertThat(states(id, people))
                .containsExactly(State.CANCELLED, State.CONFIRMED, State.CONFIRMED, State.WAITLISTED, State.WAITLISTED);
        admit(slug, """
                {"kinds": [{"kind": "delegate", "capacity": null}]}""");
        assertThat(states(id, people).subList(1, 5)).containsOnly(State.CONFIRMED);
    }

    @Test
    void moreThanOneTransactionTakesAllMoveUp() {
        var id = UUID.randomUUID();
        var slug = publish(id, "hall-" + id, Access.ACCESS_OPEN, 1);
        admit(slug, 0);
        database.update("""
                insert into registration (conference, subject, kind, state, line, name, registered_at)
                select $1, gen_random_uuid(), 'delegate', 'waitlisted', nextval('line_place'), 'Somebody', now()
                from generate_series(1, 1100)
                """, id);
        admit(slug, 1_050);
        var crowd = Rows.crowd(database, id, Kind.DELEGATE);
        assertThat(crowd).isEqualTo(new Registration.Crowd(1_050, 50));
    }

    /// People come, cancel and come again in any order at the same time: whatever the order was, no place is empty
    /// while somebody waits, none is given twice, and who moved up was ahead of who still waits.
    @Test
    void inWhateverOrderPeopleComeAndCancelThePlacesAreRight() {
        int capacity = 5;
        var conference = conferenceFor(capacity);
        var people = subjects(30);
        var seed = System.nanoTime();
        atOnce(people, subject -> {
            var random = new Random(seed ^ subject.getLeastSignificantBits());
            register(conference, subject);
            for (int turn = 0; turn < 4; turn++) {
                if (random.nextBoolean()) {
                    cancel(conference, subject);
                } else {
                    register(conference, subject);
                }
            }
            return subject;
        });
        var all = registrations.find(conference, people);
        var waiting =
                all.stream().filter(one -> one.state() == State.WAITLISTED).toList();
        var confirmed =
                all.stream().filter(one -> one.state() == State.CONFIRMED).toList();
        var staying = waiting.size() + confirmed.size();
        assertThat(confirmed).as("seed %d", seed).hasSize(Math.min(capacity, staying));
        assertThat(numbers(all))
                .as("seed %d", seed)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, waiting.size()).boxed().toList());
        var versions = database.list(
                "select version from registration where conference = $1 and version < 1",
                row -> row.getLong("version"),
                conference);
        assertThat(versions).isEmpty();
    }

    private static UUID conferenceFor(int delegates) {
        var id = UUID.randomUUID();
        admit(publish(id, "hall-" + id, Access.ACCESS_OPEN, 1), delegates);
        return id;
    }

    private static List<UUID> subjects(int many) {
        return Stream.generate(UUID::randomUUID).limit(many).toList();
    }

    private Registration register(UUID conference, UUID subject) {
        return switch (registrations.register(conference, subject, Kind.DELEGATE, PERSON)) {
            case Registering.Registered(var registration) -> registration;
            case Registering.Already(var registration) -> registration;
            case Registering.KindFixed() -> throw new AssertionError("These come as delegates");
            case Registering.Barred(var barrier) -> throw new AssertionError(barrier);
        };
    }

    private void cancel(UUID conference, UUID subject) {
        database.inTransaction(transaction -> {
            var held = registrations.hold(transaction, conference, subject).orElseThrow();
            registrations.cancel(transaction, held);
        });
    }

    private Registration find(UUID conference, UUID subject) {
        return registrations.find(conference, subject).orElseThrow();
    }

    private State state(UUID conference, UUID subject) {
        return find(conference, subject).state();
    }

    private List<State> states(UUID conference, List<UUID> subjects) {
        return subjects.stream().map(subject -> state(conference, subject)).toList();
    }

    private static List<Integer> numbers(List<Registration> registrations) {
        return registrations.stream()
                .map(Registration::position)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
    }

    private interface Task<A, B> {
        B of(A one) throws Exception;
    }

    /// Runs a task for each at the same moment, each on a thread of its own.
    private static <A, B> List<B> atOnce(List<A> all, Task<A, B> task) {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = new ArrayList<Future<B>>();
            for (var one : all) {
                futures.add(threads.submit((Callable<B>) () -> {
                    start.await();
                    return task.of(one);
                }));
            }
            start.countDown();
            var results = new ArrayList<B>();
            for (var future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        }
    }
}
