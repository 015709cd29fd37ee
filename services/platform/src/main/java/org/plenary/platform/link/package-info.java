/// Secrets in links that let their holder in without an account. Nothing of them is stored: they are an id and an HMAC
/// over what they stand for, under a key that the service alone has.
@NullMarked
package org.plenary.platform.link;

import org.jspecify.annotations.NullMarked;
