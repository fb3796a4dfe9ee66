package org.meguri.organization;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.meguri.system.Refusal;

/** One plain mail address; nothing that a mail header could be broken with. */
record MailAddress(String value) {

    private static final int LONGEST = 254;
    private static final Pattern FORM =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    /**
     * @return nothing when there is no text
     * @throws Refusal when the text is no address
     */
    static @Nullable MailAddress of(@Nullable String text) {
        var address = text == null ? "" : text.strip();
        if (address.isEmpty()) {
            return null;
        }
        if (address.length() > LONGEST || !FORM.matcher(address).matches()) {
            throw new Refusal("organization.officer.mail");
        }
        return new MailAddress(address);
    }
}
