package org.plenary.youth.group;

import java.time.Instant;
import java.util.UUID;

/// A sending organisation at a conference.
///
/// @param open whether it takes new members
/// @param waiting how many of its members wait for the adult's word
public record Group(
        UUID id,
        UUID conference,
        String organisation,
        Contact contact,
        GroupCode code,
        Instant createdAt,
        boolean open,
        int waiting,
        long version) {}
