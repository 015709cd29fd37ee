package org.plenary.youth.facilitator;

import java.time.LocalDate;

/// A check of somebody's record before they work with children, as its authority has certified it.
///
/// @param authority who certified it, such as an office that keeps criminal records
/// @param reference the certificate's number or whatever finds it again
/// @param until its last day; it holds to the end of that day in UTC
record Vetting(String authority, String reference, LocalDate until) {

    /// @param today the date in UTC
    boolean holds(LocalDate today) {
        return !today.isAfter(until);
    }
}
