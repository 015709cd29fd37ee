package org.plenary.youth.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LandscapeTest {

    private static final List<UUID> ALL =
            IntStream.range(0, 8).mapToObj(LandscapeTest::id).toList();

    @Test
    void twoCampsAreFoundWithWhatTellsThemApartAndWhatTheyShare() {
        var landscape = Landscape.of(of(camps(6, 5)));

        assertThat(landscape.groups()).extracting(Landscape.Group::size).containsExactly(6, 5);
        assertThat(landscape.groups().getFirst().agrees()).containsExactly(id(0), id(1), id(2));
        assertThat(landscape.groups().getLast().agrees()).containsExactly(id(3), id(4), id(5));
        assertThat(landscape.agreed()).containsExactly(id(6));
        assertThat(landscape.divides()).containsExactly(id(0), id(1), id(2), id(3), id(4));
    }

    @Test
    void aGroupOfFewerThanFiveIsNotTold() {
        assertThat(Landscape.of(of(camps(9, 4))).groups()).isEmpty();
    }

    @Test
    void ofFewerThanFivePeopleNothingIsTold() {
        assertThat(Landscape.of(of(camps(4, 0)))).isEqualTo(new Landscape(List.of(), List.of(), List.of()));
        assertThat(Landscape.of(of(List.of()))).isEqualTo(new Landscape(List.of(), List.of(), List.of()));
    }

    @Test
    void whatFewerThanFiveTookAStanceOnIsNotTold() {
        var camps = camps(6, 5);
        camps.stream().skip(4).forEach(person -> person.remove(id(6)));

        assertThat(Landscape.of(of(camps)).agreed()).isEmpty();
    }

    @Test
    void whoThinkAllAlikeAreNotParted() {
        var landscape = Landscape.of(of(camps(12, 0)));

        assertThat(landscape.groups()).isEmpty();
        assertThat(landscape.agreed()).containsExactly(id(0), id(1), id(2), id(6));
        assertThat(landscape.divides()).isEmpty();
    }

    /// Some who agree with the first three and disagree with the next, and some who think the contrary; all agree with
    /// one and pass on another.
    private static List<Map<UUID, Integer>> camps(int first, int second) {
        var people = new ArrayList<Map<UUID, Integer>>();
        for (int person = 0; person < first + second; person++) {
            int side = person < first ? 1 : -1;
            var stances = new HashMap<UUID, Integer>();
            for (int at = 0; at < 6; at++) {
                stances.put(id(at), at < 3 ? side : -side);
            }
            stances.put(id(6), 1);
            stances.put(id(7), 0);
            people.add(stances);
        }
        return people;
    }

    private static Stances of(List<Map<UUID, Integer>> people) {
        return new Stances(people.isEmpty() ? List.of() : ALL, people);
    }

    private static UUID id(int at) {
        return new UUID(0, at);
    }
}
