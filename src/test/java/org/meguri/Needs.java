package org.meguri;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** What a test needs that does not lie in the project: where it is absent the test is skipped with a line, in CI it fails. */
public final class Needs {

    private Needs() {}

    /** A file beside the project, such as a city's real document. */
    public static void file(Path path) {
        that(Files.exists(path), path.toString());
    }

    /** @param what it is called in the line */
    public static void that(boolean there, String what) {
        if (there) {
            return;
        }
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError("CI needs " + what);
        }
        System.out.println("skipped: a test needs " + what);
        Assumptions.abort(what + " is not here");
    }
}
