/// A small service that uses the platform as the real ones do, for the platform's own tests.
@NullMarked
package org.plenary.platform.probe;

import org.jspecify.annotations.NullMarked;
