package org.meguri.mail;

import java.time.Instant;
import org.meguri.organization.OfficerId;

/** 試験発送 has begun or is over. */
public record MailTrialChanged(boolean begun, OfficerId by, Instant at) {}
