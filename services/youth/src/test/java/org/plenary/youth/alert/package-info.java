@NullMarked
package org.plenary.youth.alert;

import org.jspecify.annotations.NullMarked;
