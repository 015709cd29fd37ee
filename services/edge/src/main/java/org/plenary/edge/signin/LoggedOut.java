package org.plenary.edge.signin;

/// Told within edge when somebody signs out.
///
/// @param subject the account
/// @param session Keycloak's session that has ended, empty when it is not known
public record LoggedOut(String subject, String session) {}
