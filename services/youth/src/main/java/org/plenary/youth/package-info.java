/// The youth service: how young people come to a conference, debate in breakouts that are safe, and what they conclude.
///
/// Minors' personal data lives here and nowhere else: what leaves this service is a pseudonym and an age band at most.
@NullMarked
package org.plenary.youth;

import org.jspecify.annotations.NullMarked;
