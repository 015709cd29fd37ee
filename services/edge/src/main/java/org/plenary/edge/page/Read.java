package org.plenary.edge.page;

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

    /// No answer, or none that helps.
    record Silent() implements Read {}
}
