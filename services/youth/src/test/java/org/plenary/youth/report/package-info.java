@NullMarked
package org.plenary.youth.report;

import org.jspecify.annotations.NullMarked;
