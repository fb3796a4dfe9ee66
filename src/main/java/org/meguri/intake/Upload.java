package org.meguri.intake;

import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.meguri.system.Refusal;
import org.springframework.web.multipart.MultipartFile;

/** A file as it came: the name is for messages only, the type is told from the content. */
public record Upload(String name, byte[] content) {

    private static final int LONGEST_NAME = 100;
    private static final Pattern FOLDER = Pattern.compile(".*[/\\\\]");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}]");

    /** A file under the name that a browser gave it: no folder, nothing invisible, at most 100 characters. */
    public static Upload named(String name, byte[] content) {
        return new Upload(shown(name), content);
    }

    /**
     * The file that a person chose in a form.
     *
     * @param none message key for when nothing was chosen
     * @throws Refusal when nothing was chosen, or the file could not be received whole
     */
    public static Upload chosen(@Nullable MultipartFile file, String none) {
        var name = file == null ? null : file.getOriginalFilename();
        if (file == null || name == null || name.isEmpty()) {
            throw new Refusal(none);
        }
        try {
            return named(name, file.getBytes());
        } catch (IOException e) {
            throw new Refusal("intake.refused.zip-broken");
        }
    }

    /** As {@link #chosen(MultipartFile, String)}, with the usual message. */
    public static Upload chosen(@Nullable MultipartFile file) {
        return chosen(file, "intake.refused.no-file");
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
