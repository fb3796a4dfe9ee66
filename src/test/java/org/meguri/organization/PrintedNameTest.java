package org.meguri.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.meguri.system.Refusal;

class PrintedNameTest {

    @Test
    void a_name_that_every_machine_can_read_is_taken() {
        assertThat(PrintedName.ofPerson(" 𠮷田　花子 ").value()).isEqualTo("𠮷田　花子");
    }

    @Test
    void a_private_character_is_refused_in_words_of_its_own() {
        assertThatThrownBy(() -> PrintedName.ofPerson("\uE000田花子"))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.key())
                        .isEqualTo("organization.officer.name.private-use"));
        assertThatThrownBy(() -> PrintedName.ofUnit("商工\uE000課"))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.key())
                        .isEqualTo("organization.unit.name.private-use"));
    }
}
