package org.meguri.intake;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** A number as documents print it. */
public final class PrintedFigure {

    private static final Pattern FIGURE = Pattern.compile("[-−△▲]?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\\.[0-9]+)?");
    private static final Pattern NONE = Pattern.compile("[-−ー―‐–—]+");

    private PrintedFigure() {}

    /** Whether the text is one (1,234、△５.2), or a dash for none. */
    public static boolean matches(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s", "");
        return FIGURE.matcher(plain).matches() || NONE.matcher(plain).matches();
    }
}
