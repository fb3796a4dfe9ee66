package org.meguri.mail;

import java.util.regex.Pattern;

/** One plain mail address: {@code name@host}, ASCII, no list, no display name, no quotes. */
final class Address {

    private static final int LONGEST = 254;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}"
            + "@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");

    private Address() {}

    static boolean isValid(String address) {
        return address.length() <= LONGEST && PLAIN.matcher(address).matches();
    }
}
