package org.plenary.sessions.conference;

/// Something worth knowing about a conference, such as how many came: shown as it is.
public record Fact(String label, String value) {}
