/// What a guardian sees and answers, by the link that was mailed to them: one yes or no for each purpose, at any time.
/// Their first answer is confirmed by a mailed code.
@NullMarked
package org.plenary.youth.guardian;

import org.jspecify.annotations.NullMarked;
