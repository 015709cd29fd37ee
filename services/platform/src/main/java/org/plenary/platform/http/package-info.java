/// How the REST surface behaves everywhere alike: refusals as Problem Details (RFC 9457) in one order, bodies, ids,
/// pages, versions and repeated requests.
///
/// A resource is annotated `@Authenticated` where a login is needed (401), takes its body as
/// [org.plenary.platform.http.Body], and calls in this order: the right
/// ([org.plenary.platform.http.Problems#forbidden] or `notFound`), [org.plenary.platform.http.Body#read] (413, 415,
/// 400), [org.plenary.platform.http.Versions#require] (428, 412), [org.plenary.platform.http.Body#check] (422), then
/// the store, whose outcome may be a 409. What a body holds is looked at only after the caller's right is known. Its
/// descriptions name the codes of its own refusals; those that follow from its form are added
/// ([org.plenary.platform.http.CommonRefusals]).
@NullMarked
package org.plenary.platform.http;

import org.jspecify.annotations.NullMarked;
