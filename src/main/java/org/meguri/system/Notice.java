package org.meguri.system;

import java.io.Serializable;

/**
 * A line at the head of the next page, carried over a redirect as the flash attribute {@code notice}.
 *
 * @param tone success, info, warning or error
 * @param text what happened, in words for the person
 */
public record Notice(String tone, String text) implements Serializable {}
