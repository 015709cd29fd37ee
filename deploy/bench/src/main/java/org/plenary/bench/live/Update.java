package org.plenary.bench.live;

import java.util.Locale;

/// What is sent to everyone: an update as edge writes it, of 200 bytes, with its number in its text.
///
/// @param number from 0
record Update(int number) {

    static final int BYTES = 200;

    static final String ID = "00000000-0000-7000-8000-000000000001";
    static final String POSTED_AT = "2026-01-01T00:00:00Z";

    private static final char MARK = '~';
    private static final int DIGITS = 9;

    /// So that all versions are equally long.
    private static final long FIRST_VERSION = 1_000_000_000;

    private static final String FORM =
            "{\"updates\":[{\"id\":\"%s\",\"text\":\"%s\",\"postedAt\":\"%s\",\"version\":%d}]}";

    private static final int TEXT = BYTES - form("", FIRST_VERSION).length();

    long version() {
        return FIRST_VERSION + number;
    }

    String text() {
        var marked = String.format(Locale.ROOT, "%c%0" + DIGITS + "d%c", MARK, number, MARK);
        return marked + "x".repeat(TEXT - marked.length());
    }

    /// The data of the event.
    String json() {
        return form(text(), version());
    }

    private static String form(String text, long version) {
        return String.format(Locale.ROOT, FORM, ID, text, POSTED_AT, version);
    }

    /// The number in an event's bytes; -1 when it is another event.
    static int numberIn(byte[] event, int from, int to) {
        for (int at = from; at < to - DIGITS - 1; at++) {
            if (event[at] == MARK && event[at + DIGITS + 1] == MARK) {
                int number = 0;
                for (int digit = at + 1; digit <= at + DIGITS; digit++) {
                    number = 10 * number + (event[digit] - '0');
                }
                return number;
            }
        }
        return -1;
    }
}
