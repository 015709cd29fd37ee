/// Chains of decisions, in which nothing can be edited, left out, put in, moved or cut off unseen. Knows nothing but
/// Java: the rule is the same wherever decisions are kept.
@NullMarked
package org.plenary.platform.chain;

import org.jspecify.annotations.NullMarked;
