/// Signing in and out, with the real Keycloak.
@NullMarked
package org.plenary.edge.signin;

import org.jspecify.annotations.NullMarked;
