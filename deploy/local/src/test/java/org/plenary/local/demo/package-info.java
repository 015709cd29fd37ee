/// Tests of the demo's own rules.
@NullMarked
package org.plenary.local.demo;

import org.jspecify.annotations.NullMarked;
