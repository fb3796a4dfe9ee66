package org.meguri.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"sato@example.jp", "h.sato+meguri@city.example.lg.jp", "hyoka@mailhost", "a..b@example.jp"})
    void plain_addresses_are_good(String address) {
        assertThat(Address.isValid(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sato",
                "@example.jp",
                "sato@",
                "sato@example.jp\r\nBcc: x@example.jp",
                "sato@example.jp\n",
                "\"a b\"@example.jp",
                "日本語@例え.jp",
                "sato@例え.jp",
                "a@example.jp;b@example.jp",
                "a@example.jp,b@example.jp",
                "a@example.jp、b@example.jp",
                "佐藤 <sato@example.jp>",
                "sato@-example.jp",
                "sato@example..jp",
                "sato@exa\u0000mple.jp"
            })
    void all_else_is_not(String address) {
        assertThat(Address.isValid(address)).isFalse();
    }

    @Test
    void an_address_has_at_most_254_characters() {
        var host = "a".repeat(60) + "." + "b".repeat(60) + "." + "c".repeat(60) + "." + "d".repeat(60) + ".jp";
        assertThat(host).hasSize(246);
        assertThat(Address.isValid("abcdefg@" + host)).isTrue();
        assertThat(Address.isValid("abcdefgh@" + host)).isFalse();
        assertThat(Address.isValid("a".repeat(300) + "@example.jp")).isFalse();
    }
}
