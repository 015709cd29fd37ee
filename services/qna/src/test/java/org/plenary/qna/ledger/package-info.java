@NullMarked
package org.plenary.qna.ledger;

import org.jspecify.annotations.NullMarked;
