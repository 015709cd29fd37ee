/// Fills a running system with the London Conference on Cyberspace of 2011, so that there is something to see.
///
/// [org.plenary.local.demo.Demo] is the first user of the product: it signs in with the demo accounts and calls the
/// public API, never a database. Loading again changes nothing that is there but the dates: the conference's first
/// day is moved to today, and its plenary that is live to now.
///
/// The content is in `london-2011.json`: the demo's own words around the facts of 2011.
@NullMarked
package org.plenary.local.demo;

import org.jspecify.annotations.NullMarked;
