/// How long personal data is kept, and its deletion when that is over.
///
/// Each table that holds something of a person has a term ([org.plenary.youth.term.Terms]), with its reason where it is
/// set ([org.plenary.youth.term.TermConfig]). What is past it goes within minutes, without anybody doing anything. What
/// belongs to a forum is kept until a while after the last day of its conference, and never shorter than that while
/// after it came in.
@NullMarked
package org.plenary.youth.term;

import org.jspecify.annotations.NullMarked;
