package org.plenary.local.launch;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/// What the command line asks for.
sealed interface Options {

    /// @param fresh forget the data of earlier runs
    /// @param demo load the demo conference
    /// @param asDated leave the demo's dates as they were instead of moving its first day to today
    record Up(Layout layout, boolean fresh, boolean demo, boolean asDated) implements Options {}

    record Down(Layout layout) implements Options {}

    record Status(Layout layout) implements Options {}

    /// @param reason why the words make no sense, for the person who typed them
    record Refused(String reason) implements Options {}

    static Options parse(List<String> words) {
        if (words.isEmpty()) {
            return new Refused("no command given");
        }
        var layout = Layout.standard();
        var fresh = false;
        var demo = true;
        var asDated = false;
        var up = words.getFirst().equals("up");
        Iterator<String> rest = words.subList(1, words.size()).iterator();
        while (rest.hasNext()) {
            var word = rest.next();
            if (word.equals("--data")) {
                if (!rest.hasNext()) {
                    return new Refused("--data needs a folder");
                }
                layout = Layout.of(Path.of(rest.next()));
            } else if (up && word.equals("--fresh")) {
                fresh = true;
            } else if (up && word.equals("--no-demo")) {
                demo = false;
            } else if (up && word.equals("--as-dated")) {
                asDated = true;
            } else {
                return new Refused("\"" + word + "\" is no option of " + words.getFirst());
            }
        }
        return switch (words.getFirst()) {
            case "up" -> new Up(layout, fresh, demo, asDated);
            case "down" -> new Down(layout);
            case "status" -> new Status(layout);
            default -> new Refused("\"" + words.getFirst() + "\" is no command");
        };
    }
}
