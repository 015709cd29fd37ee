@NullMarked
package org.plenary.platform.mail;

import org.jspecify.annotations.NullMarked;
