package org.plenary.sessions.conference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ThemesTest {

    private static final Theme GROWTH = new Theme(UUID.randomUUID(), "Growth", "growth", List.of());
    private static final Theme CRIME = new Theme(UUID.randomUUID(), "Crime", "crime", List.of());

    @Test
    void aThemeIsKnownByItsTagElseByItsTitle() {
        var matched = Themes.matched(
                List.of(GROWTH, CRIME),
                List.of(listed("Economic growth", "GROWTH"), listed("crime", "cybercrime"), listed("New", "new")));

        assertThat(matched).isEqualTo(Map.of(0, GROWTH.id(), 1, CRIME.id()));
    }

    @Test
    void noThemeIsTwoOfTheList() {
        var matched = Themes.matched(List.of(GROWTH), List.of(listed("Growth", "one"), listed("Growth", "two")));

        assertThat(matched).isEqualTo(Map.of(0, GROWTH.id()));
    }

    @Test
    void tagsAreMadeOfTheWordsOfAName() {
        assertThat(Tag.of("Security & hardware crypto devroom").text()).isEqualTo("security-hardware-crypto-devroom");
        assertThat(Tag.of("Épique Ökonomie").text()).isEqualTo("epique-okonomie");
        assertThat(Tag.of("サイバー").text()).isNotEmpty();
        assertThat(Tag.of("?!").text()).isEqualTo("theme");
        assertThat(Tag.of("x".repeat(80)).text()).hasSize(60);
    }

    private static Themes.Listed listed(String title, String tag) {
        return new Themes.Listed(title, tag, List.of());
    }
}
