/// Who calls: people by their access token, services by client credentials.
@NullMarked
package org.plenary.platform.identity;

import org.jspecify.annotations.NullMarked;
