/// What the tests of this service share: its neighbours as real processes, calls of demo accounts, schedules.
@NullMarked
package org.plenary.sessions.testing;

import org.jspecify.annotations.NullMarked;
