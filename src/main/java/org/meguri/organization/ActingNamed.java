package org.meguri.organization;

import java.time.Instant;
import java.time.LocalDate;

/** Somebody was named to do the duty of nobody for some days (事務取扱). */
public record ActingNamed(
        OfficerId officer, Duty duty, LocalDate from, LocalDate to, String reason, OfficerId by, Instant at) {}
