/// Where others are reached. The environment names each as `host:port`; the extensions' settings want two values.
@NullMarked
package org.plenary.registration.address;

import org.jspecify.annotations.NullMarked;
