/// The description of everything that can be called: one OpenAPI 3.1 document put together from the services' own and
/// edge's, and a page to read and try it.
///
/// Each service describes its routes from its code; edge adds sign-in and the live stream (`openapi.json` beside this
/// room) and leaves out what is not the public's. A service that gives no answer keeps the part it gave last. What is
/// sent without being asked for, the live stream and the services' topics, is an AsyncAPI 3 document of its own.
@NullMarked
package org.plenary.edge.document;

import org.jspecify.annotations.NullMarked;
