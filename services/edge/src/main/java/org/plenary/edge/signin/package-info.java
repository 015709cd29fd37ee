/// The browser's OAuth client: `/login` sends to Keycloak and comes back, `POST /logout` ends both sessions, and
/// [org.plenary.edge.signin.Logins] tells who is behind a request.
///
/// Life cycle of a sign-in: `/login?return=/s/…` is challenged by the OIDC extension (code flow with PKCE and
/// nonce), which comes back over `/login/callback` to the same address, now signed in; the person is then sent to
/// `return`, if that stays with us. The session cookie holds the tokens, encrypted with a secret that all replicas
/// share, so any replica serves any request and none keeps anything. It is renewed while Keycloak's own session
/// lasts.
///
/// `/login/second-factor?return=/youth/…` does the same with the wish for a second factor (`acr_values`), which
/// Keycloak then asks for. That the token says so (`acr`) is for the services to judge; a provider that does not
/// grant the wish leaves the person signed in as before.
///
/// What always holds: a token never reaches a page; a redirect never leads to another origin; a program's bearer
/// token is passed on and judged by the services. Only a login that holds lifts the limit of an address
/// ([org.plenary.edge.signin.VisitorLimit]).
@NullMarked
package org.plenary.edge.signin;

import org.jspecify.annotations.NullMarked;
