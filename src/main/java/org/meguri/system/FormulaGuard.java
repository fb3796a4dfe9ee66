package org.meguri.system;

import java.util.regex.Pattern;

/**
 * Keeps a spreadsheet from taking somebody's text for a formula.
 *
 * <p>A text is dangerous when its first character, leading apostrophes not counted, is one of
 * {@code = + - @} or their full-width forms {@code ＝ ＋ － ＠}, a TAB, CR, LF or NUL. Harmless although they begin so:
 *
 * <ul>
 *   <li>a lone {@code -} or {@code －}, the usual sign for "none";
 *   <li>a plain number: a sign, digits (half or full width, thousands grouped or not), decimals, a percent sign at most.
 * </ul>
 *
 * <p>A dangerous text is written to CSV with one apostrophe before it. Since leading apostrophes are not counted, the
 * apostrophe can be taken away again without doubt: exactly the texts that begin with an apostrophe and are dangerous
 * behind it carry one too many. {@code △5} does not begin like a formula and stays as it is.
 */
public final class FormulaGuard {

    private static final Pattern BEGINS_LIKE_A_FORMULA = Pattern.compile("^'*[=+\\-@＝＋－＠\\t\\r\\n\\x00]");
    private static final Pattern HARMLESS =
            Pattern.compile("[-－]|[-+－＋][0-9０-９]+([,，][0-9０-９]{3})*([.．][0-9０-９]+)?[%％]?");

    private FormulaGuard() {}

    /** Whether a spreadsheet could take the text for a formula. */
    public static boolean dangerous(String text) {
        return BEGINS_LIKE_A_FORMULA.matcher(text).find()
                && !HARMLESS.matcher(text).matches();
    }

    /** The text as it may be written to CSV. */
    public static String guarded(String text) {
        return dangerous(text) ? "'" + text : text;
    }

    /** The text as it was before {@link #guarded}; what carries no apostrophe too many stays as it is. */
    public static String unguarded(String text) {
        return text.startsWith("'") && dangerous(text) ? text.substring(1) : text;
    }
}
