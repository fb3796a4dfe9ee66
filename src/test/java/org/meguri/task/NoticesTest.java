package org.meguri.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.mail.LetterView;
import org.meguri.mail.Outbox;
import org.meguri.organization.Directory;
import org.meguri.organization.Role;
import org.meguri.task.Notices.Notice;
import org.springframework.beans.factory.annotation.Autowired;

@MeguriTest
class NoticesTest {

    @Autowired
    Notices notices;

    @Autowired
    Outbox outbox;

    @Autowired
    Directory directory;

    @Autowired
    TownFixture town;

    @BeforeEach
    void found() {
        town.found();
    }

    @Test
    void everybody_whom_a_role_means_is_told_once() {
        var notice = notice("No.12 𠮷田町");
        assertThat(notices.tell(Role.SECTION_STAFF, town.unit("shoko"), notice)).isEqualTo(2);
        assertThat(notices.tell(Role.SECTION_STAFF, town.unit("shoko"), notice)).isZero();
        assertThat(notices.tell(Role.PLANNING, null, notice)).isEqualTo(3);
        assertThat(outbox.all()).hasSize(5);
        assertThat(outbox.all())
                .filteredOn(letter -> letter.recipient().equals("佐藤花子"))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.key()).isEqualTo("RETURNED:1:2:" + town.officer("sato"));
                    assertThat(letter.kind()).isEqualTo("RETURNED");
                    assertThat(letter.reference()).isEqualTo("12");
                    assertThat(letter.body())
                            .startsWith("佐藤花子 様\n")
                            .contains("No.12 𠮷田町", "令和8年6月12日（金）", "http://localhost/evaluations/1");
                });
    }

    @Test
    void nothing_that_somebody_typed_gets_into_the_head_of_a_mail_or_is_read_as_a_pattern() {
        notices.tell(directory.officerWithLogin("sato").orElseThrow(), notice("x\r\nBcc: y@z {0} ${1+1} '"));
        assertThat(outbox.all()).singleElement().extracting(LetterView::subject).satisfies(subject -> assertThat(
                        subject)
                .contains("x Bcc: y@z {0} ${1+1} '")
                .doesNotContain("\r", "\n"));
    }

    private static Notice notice(String title) {
        return new Notice(
                "RETURNED:1:2",
                "RETURNED",
                "12",
                "/evaluations/1",
                "task.test-notice",
                title,
                LocalDate.of(2026, 6, 12));
    }
}
