/// The adults who accompany young people, and what makes them fit to.
///
/// Who has the role at registration applies here, so that the safeguarding lead sees them. The lead then records who
/// has vetted them, until when that holds, and when they were trained; nobody records themselves. With that and a
/// second factor in the login they come with, they facilitate.
///
/// What always holds: whether somebody facilitates is decided anew for each request, from the day's date and what is
/// recorded now. Nothing of it is held, so vetting that runs out, or is taken back, takes access with the next
/// request; only the role is held, for four seconds.
@NullMarked
package org.plenary.youth.facilitator;

import org.jspecify.annotations.NullMarked;
