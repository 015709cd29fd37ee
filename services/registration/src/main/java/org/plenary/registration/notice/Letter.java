package org.plenary.registration.notice;

import org.jspecify.annotations.Nullable;

/// One mail, in plain text.
///
record Letter(String subject, String text) {

    /// Who it goes to, and about what.
    ///
    /// @param kind what they registered as
    record Occasion(String name, String kind, String conference, String page) {}

    /// Writes the mail of a notice.
    ///
    /// @param position the number in the line, where the notice tells one
    static Letter of(Notice notice, @Nullable Integer position, Occasion occasion) {
        var conference = occasion.conference();
        var subject =
                switch (notice) {
                    case REGISTERED -> "We have your registration: " + conference;
                    case CONFIRMED -> "You are registered: " + conference;
                    case WAITLISTED -> "You are on the waiting list: " + conference;
                    case MOVED_UP -> "You have a place now: " + conference;
                    case DECLINED -> "Your registration was declined: " + conference;
                };
        var news =
                switch (notice) {
                    case REGISTERED ->
                        "We have received your registration as %s. The organisers will decide on it, and we will write to you then."
                                .formatted(occasion.kind());
                    case CONFIRMED -> "You are registered as %s.".formatted(occasion.kind());
                    case WAITLISTED ->
                        "All places are taken just now. You are number %d on the waiting list and move up as others cancel; we will write to you then. Meanwhile you can follow everything remotely, and ask and vote as a viewer does."
                                .formatted(position == null ? 0 : position);
                    case MOVED_UP ->
                        "A place has come free, and it is yours: you are now registered as %s. If you cannot come, please cancel, so that the next in line can."
                                .formatted(occasion.kind());
                    case DECLINED ->
                        "The organisers could not accept your registration as %s.".formatted(occasion.kind());
                };
        var text = """
                Dear %s,

                %s

                %s
                %s
                """.formatted(occasion.name(), news, conference, occasion.page());
        return new Letter(subject, text);
    }
}
