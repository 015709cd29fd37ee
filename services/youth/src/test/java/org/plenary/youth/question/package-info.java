@NullMarked
package org.plenary.youth.question;

import org.jspecify.annotations.NullMarked;
