/// Words that moderators look at closely.
///
/// What always holds: a word marks a question at the desk, and does nothing else; nobody is refused or
/// hidden for one; only organisers read the list.
@NullMarked
package org.plenary.qna.review;

import org.jspecify.annotations.NullMarked;
