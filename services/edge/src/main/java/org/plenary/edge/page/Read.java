package org.plenary.edge.page;

import java.time.Duration;

/// What a service said to a question of ours.
sealed interface Read {

    /// Here it is.
    ///
    /// @param json the body
    record Found(String json) implements Read {}

    /// There is no such thing, or it is not the caller's to know.
    record Missing() implements Read {}

    /// It is there, for those who sign in.
    record LoginNeeded() implements Read {}

    /// It was not asked for: the caller's address has asked for too much.
    ///
    /// @param rest how long until it may ask again
    record TooMany(Duration rest) implements Read {}

    /// No answer, or none that helps.
    record Silent() implements Read {}
}
