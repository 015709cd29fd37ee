package org.plenary.youth.roster;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Spreads people over rooms, so that rooms are as full as each other as far as their places allow.
final class Spread {

    /// A room with places.
    record Room(UUID id, int taken, int capacity) {

        boolean isFree() {
            return taken < capacity;
        }

        Room oneMore() {
            return new Room(id, taken + 1, capacity);
        }
    }

    private Spread() {}

    /// Each person's room. Who is missing in it has found no place.
    ///
    /// @param barred the rooms that nobody puts a person back into
    /// @param random decides who comes where
    static Map<UUID, UUID> of(
            List<UUID> people, List<Room> rooms, Map<UUID, Set<UUID>> barred, RandomGenerator random) {
        var shuffled = new ArrayList<>(people);
        Collections.shuffle(shuffled, Random.from(random));
        var spaces = new ArrayList<>(rooms);
        var places = new LinkedHashMap<UUID, UUID>();
        for (var person : shuffled) {
            var barredTo = barred.getOrDefault(person, Set.of());
            spaces.stream()
                    .filter(room -> room.isFree() && !barredTo.contains(room.id()))
                    .min(Comparator.comparingInt(Room::taken))
                    .ifPresent(emptiest -> {
                        places.put(person, emptiest.id());
                        spaces.set(spaces.indexOf(emptiest), emptiest.oneMore());
                    });
        }
        return places;
    }
}
