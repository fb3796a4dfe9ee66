package org.meguri.organization;

import java.time.Instant;
import java.util.UUID;

/** 後閲: the chief has looked at what a deputy had decided. */
public record SeenAfterwards(UUID decision, UUID subject, OfficerId by, Instant at) {}
