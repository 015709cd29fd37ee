package org.plenary.local.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void upLoadsTheDemoAndKeepsDataUnlessToldOtherwise() {
        assertEquals(new Options.Up(Layout.standard(), false, true, false), Options.parse(List.of("up")));
    }

    @Test
    void upTakesItsOptionsInAnyOrder() {
        assertEquals(
                new Options.Up(Layout.of(Path.of("/elsewhere")), true, false, true),
                Options.parse(List.of("up", "--as-dated", "--data", "/elsewhere", "--no-demo", "--fresh")));
    }

    @Test
    void downAndStatusMayNameTheDataFolder() {
        var layout = Layout.of(Path.of("/elsewhere"));
        assertEquals(new Options.Down(layout), Options.parse(List.of("down", "--data", "/elsewhere")));
        assertEquals(new Options.Status(layout), Options.parse(List.of("status", "--data", "/elsewhere")));
    }

    @Test
    void whatIsNotUnderstoodIsNamed() {
        assertEquals(new Options.Refused("\"--fast\" is no option of up"), Options.parse(List.of("up", "--fast")));
        assertEquals(
                new Options.Refused("\"--fresh\" is no option of down"), Options.parse(List.of("down", "--fresh")));
        assertEquals(new Options.Refused("--data needs a folder"), Options.parse(List.of("up", "--data")));
        assertEquals(new Options.Refused("\"fly\" is no command"), Options.parse(List.of("fly")));
    }
}
