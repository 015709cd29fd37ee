package org.plenary.youth.group;

import org.jspecify.annotations.Nullable;

/// The adult of an organisation who confirms its members.
///
/// @param name null when only an address was told
public record Contact(@Nullable String name, String email) {}
