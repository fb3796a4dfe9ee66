package org.meguri.mail;

import java.time.Instant;
import org.meguri.organization.OfficerId;

/**
 * The town words a letter in another way.
 *
 * @param text the message's key
 * @param number of the edition, from 1
 * @param product whether the product's own wording counts again
 */
public record WordingChanged(String text, int number, boolean product, OfficerId by, Instant at) {}
