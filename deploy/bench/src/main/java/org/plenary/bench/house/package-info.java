/// The whole system for a measurement, with a conference, questions and people of its own: started on free ports beside
/// whatever runs, called over its public API alone, ended with everything it has written.
@NullMarked
package org.plenary.bench.house;

import org.jspecify.annotations.NullMarked;
