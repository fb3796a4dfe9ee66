package org.meguri.intake;

/** A file as it came: the name is for messages only, the type is told from the content. */
public record Upload(String name, byte[] content) {}
