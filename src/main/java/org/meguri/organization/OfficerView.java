package org.meguri.organization;

import org.jspecify.annotations.Nullable;

/** An officer as other rooms see one; {@code mail} is missing where the person has no address. */
public record OfficerView(OfficerId id, String login, String name, @Nullable String mail) {}
