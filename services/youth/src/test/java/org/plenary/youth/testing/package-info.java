/// What the service's tests share: a conference with its people, the mails they get, and a young person's whole way in.
@NullMarked
package org.plenary.youth.testing;

import org.jspecify.annotations.NullMarked;
