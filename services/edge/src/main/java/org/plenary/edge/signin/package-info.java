/// The browser's OAuth client: `/login` sends to Keycloak and comes back, `POST /logout` ends both sessions, and
/// [org.plenary.edge.signin.Logins] tells who is behind a request.
///
/// Life cycle of a sign-in: `/login?return=/s/…` is challenged by the OIDC extension (code flow with PKCE and
/// nonce), which comes back over `/login/callback` to the same address, now signed in; the person is then sent to
/// `return`, if that stays with us. The session cookie holds the tokens, encrypted with a secret that all replicas
/// share, so any replica serves any request and none keeps anything. It is renewed while Keycloak's own session
/// lasts.
///
/// What always holds: a token never reaches a page; a redirect never leads to another origin; a program's bearer
/// token is passed on and judged by the services. Only a login that holds lifts the limit of an address
/// ([org.plenary.edge.signin.VisitorLimit]).
@NullMarked
package org.plenary.edge.signin;

import org.jspecify.annotations.NullMarked;
