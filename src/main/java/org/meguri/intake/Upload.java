package org.meguri.intake;

import java.util.regex.Pattern;

/** A file as it came: the name is for messages only, the type is told from the content. */
public record Upload(String name, byte[] content) {

    private static final int LONGEST_NAME = 100;
    private static final Pattern FOLDER = Pattern.compile(".*[/\\\\]");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}]");

    /** A file under the name that a browser gave it: no folder, nothing invisible, at most 100 characters. */
    public static Upload named(String name, byte[] content) {
        return new Upload(shown(name), content);
    }

    private static String shown(String name) {
        var bare = INVISIBLE
                .matcher(FOLDER.matcher(name).replaceFirst(""))
                .replaceAll("")
                .strip();
        return bare.codePointCount(0, bare.length()) <= LONGEST_NAME
                ? bare
                : bare.substring(0, bare.offsetByCodePoints(0, LONGEST_NAME));
    }
}
