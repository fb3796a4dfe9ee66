package org.meguri.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.mail.LetterView;
import org.meguri.process.YearFixture;
import org.springframework.beans.factory.annotation.Autowired;

/** Who hears of a designation and of its early end: both whom it concerns, and never the one who acts. */
@MeguriTest
class DeputyLettersTest {

    private static final LocalDate TODAY = YearFixture.OPENING;
    private static final LocalDate LAST = TODAY.plusDays(2);

    @Autowired
    TownFixture town;

    @Autowired
    YearFixture year;

    @Autowired
    DesignateDeputy designate;

    @BeforeEach
    void open() {
        year.handedOut();
    }

    @Test
    void the_chief_hears_that_planning_named_a_deputy() {
        designate("kikaku");
        assertThat(letters()).extracting(LetterView::recipient).containsExactlyInAnyOrder("鈴木一郎", "𠮷野桂子");
        assertThat(letters())
                .filteredOn(letter -> letter.recipient().equals("𠮷野桂子"))
                .singleElement()
                .satisfies(letter -> assertThat(letter.body())
                        .contains("山本優さんが、鈴木一郎さんを、商工観光課の課長であるあなたの代決者に指定しました。", "期間：")
                        .doesNotContain("{", "task."));
    }

    @Test
    void who_names_the_own_deputy_gets_no_letter() {
        designate("shokocho");
        assertThat(letters()).extracting(LetterView::recipient).containsExactly("鈴木一郎");
    }

    @Test
    void the_deputy_hears_of_an_early_end_and_so_does_the_chief_who_did_not_set_it() {
        var id = designate("shokocho");
        designate.end(id, TODAY.plusDays(1), town.person("shokocho"));
        assertThat(letters().stream().skip(1)).singleElement().satisfies(letter -> {
            assertThat(letter.recipient()).isEqualTo("鈴木一郎");
            assertThat(letter.subject()).isEqualTo("【めぐり】代決者の指定の終了のお知らせ（商工観光課　課長）");
            assertThat(letter.body()).contains("𠮷野桂子さん", "6月2日").doesNotContain("{", "task.");
        });
        designate.end(id, TODAY, town.person("kikaku"));
        assertThat(letters().stream().skip(2))
                .extracting(LetterView::recipient)
                .containsExactlyInAnyOrder("鈴木一郎", "𠮷野桂子");
        designate.end(id, TODAY, town.person("kikaku"));
        assertThat(letters()).hasSize(4);
    }

    private DeputyId designate(String by) {
        return designate.designate(
                new DesignateDeputy.Command(
                        town.appointment("shokocho", "shoko", Role.SECTION_CHIEF),
                        town.officer("suzuki").value(),
                        TODAY,
                        LAST,
                        "病気休暇"),
                town.person(by));
    }

    private List<LetterView> letters() {
        return year.letters().stream()
                .filter(letter -> letter.kind().equals("DEPUTY"))
                .toList();
    }
}
