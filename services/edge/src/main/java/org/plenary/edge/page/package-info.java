/// The pages: the web client's HTML, with what the first view needs already in it.
///
/// The web client is built from `src/main/webui`; each page is one HTML file with two marks, `<!--plenary:head-->`
/// and `<!--plenary:content-->`. For the list of conferences, a conference and a session this room asks the
/// services what a visitor may see, writes it as plain readable HTML between the marks, and puts the same as JSON
/// beside it (`<script type="application/json" id="initial">`), so that the page's script starts without asking
/// again. The other pages are shells that the script fills.
///
/// What everyone may see is asked once in two seconds, however many come; only when a visitor without a login would
/// not see it, it is asked again in the caller's own name, and held for nobody.
///
/// What always holds: what does not exist, or is not the caller's to know, is a page with status 404; a service
/// that gives no answer is a page with status 503 that tries again by itself; every text is escaped; no page is
/// stored by a cache without asking.
@NullMarked
package org.plenary.edge.page;

import org.jspecify.annotations.NullMarked;
