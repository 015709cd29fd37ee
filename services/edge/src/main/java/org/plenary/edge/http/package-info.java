/// What every answer of edge has in common: refusals in one shape, security headers, paths that cannot be misread,
/// whether a call comes from a page of ours, and how much one address may ask.
///
/// All routes of edge are Vert.x routes on the event loop; nothing here waits.
///
/// What always holds: a browser is told to run only our own scripts, to talk only to our own origin and to be
/// framed by
/// nobody; a path is judged in the very form in which it is passed on; of `/q` only health is shown to outsiders.
@NullMarked
package org.plenary.edge.http;

import org.jspecify.annotations.NullMarked;
