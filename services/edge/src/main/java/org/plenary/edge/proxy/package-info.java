/// The way through edge to the services and to the film.
///
/// A call on `/api` is passed on as a stream: what is added is who asks. A call with a bearer token, or without our
/// cookie, goes as it is, and the service judges it. With the cookie, an unsafe call must come from a page of ours
/// (403), and the login behind the cookie becomes the bearer token; a login that has ended is no login, so the
/// service answers as to a visitor: never with a redirect.
///
/// What always holds: cookies go no further than here; hop-by-hop headers end here; the addresses in
/// `X-Forwarded-*` are those that edge saw; routes that are not the public's are 404; a body is bounded; a peer
/// that is away is 503 with `Retry-After`; nothing is held in memory but what is under way. Film is read only, and
/// goes without any identity.
///
/// This is event-loop code.
@NullMarked
package org.plenary.edge.proxy;

import org.jspecify.annotations.NullMarked;
