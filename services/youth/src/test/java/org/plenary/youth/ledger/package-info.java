@NullMarked
package org.plenary.youth.ledger;

import org.jspecify.annotations.NullMarked;
