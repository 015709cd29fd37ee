/// Sending organisations: the schools and youth clubs through which young people come.
///
/// The safeguarding lead creates a group and hands its code to the organisation; young people join with it. Its named
/// adult gets a link by mail and confirms, or declines, each member. A group that is closed takes nobody new.
@NullMarked
package org.plenary.youth.group;

import org.jspecify.annotations.NullMarked;
