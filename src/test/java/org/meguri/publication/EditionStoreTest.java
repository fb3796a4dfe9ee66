package org.meguri.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.cycle.CycleId;
import org.meguri.system.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@MeguriTest
class EditionStoreTest {

    @Autowired
    EditionStore store;

    @Autowired
    EditionLookup lookup;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    TownFixture town;

    private EditionPress press;
    private UUID plan;
    private CycleId cycle;

    @BeforeEach
    void open() {
        town.found();
        press = new EditionPress(store, jdbc, transactions, town);
        plan = press.plan("small");
        cycle = press.cycle(plan, 2021);
    }

    static List<String> texts() {
        return EditionFilesTest.hostileTexts();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void what_was_kept_is_read_again_letter_for_letter(String text) {
        var content = PublicationFixture.saying(text);
        var id = press.publish(cycle, content);
        assertThat(lookup.content(id)).isEqualTo(content);
    }

    @Test
    void the_files_are_kept_as_they_were_published() {
        var content = PublicationFixture.saying("はい");
        var id = press.publish(cycle, content);
        assertThat(lookup.files(id)).extracting(EditionFileView::format).containsExactly(EditionFormat.values());
        var json = lookup.file(id, EditionFormat.JSON);
        assertThat(EditionJson.read(new String(json.data(), StandardCharsets.UTF_8)))
                .isEqualTo(content);
        assertThat(json.sha256()).isEqualTo(Seal.of(json.data()).value());
        assertThat(lookup.files(id).get(2))
                .isEqualTo(new EditionFileView(EditionFormat.JSON, json.data().length, json.sha256()));
        assertThat(lookup.file(id, EditionFormat.CSV).data())
                .isEqualTo(PublicationFixture.files().csv(content));
    }

    @Test
    void a_correction_is_a_second_edition_that_says_what_it_corrects() {
        var first = press.publish(cycle, PublicationFixture.saying("誤"));
        assertThat(store.nextNumber(cycle)).isEqualTo(2);
        assertThatThrownBy(() -> press.publish(cycle, numbered(2, null, "正")))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.key())
                        .isEqualTo("publication.correction-without-note"));
        var second = press.publish(cycle, numbered(2, "実施状況の誤りを正しました。", "正"));
        assertThat(store.latest(cycle)).contains(second);
        assertThat(lookup.latest("small", 2021))
                .get()
                .extracting(EditionView::id)
                .isEqualTo(second);
        assertThat(lookup.find("small", 2021, 1))
                .get()
                .extracting(EditionView::id)
                .isEqualTo(first);
        assertThat(lookup.content(first)).isEqualTo(PublicationFixture.saying("誤"));
        assertThat(lookup.all()).extracting(EditionView::number).containsExactly(2, 1);
    }

    @Test
    void of_two_who_publish_at_once_one_comes_second() throws Exception {
        var together = new CyclicBarrier(2);
        Callable<Boolean> publish = () -> {
            together.await();
            try {
                press.publish(cycle, PublicationFixture.saying("はい"));
                return true;
            } catch (Refusal refusal) {
                assertThat(refusal.status()).isEqualTo(HttpStatus.CONFLICT);
                return false;
            }
        };
        var threads = Executors.newFixedThreadPool(2);
        try {
            var done = threads.invokeAll(List.of(publish, publish));
            assertThat(done).extracting(Future::get).containsExactlyInAnyOrder(true, false);
        } finally {
            threads.shutdownNow();
        }
        assertThat(lookup.ofCycle(cycle)).hasSize(1);
        assertThat(jdbc.queryForObject("select count(*) from edition_file", Integer.class))
                .isEqualTo(EditionFormat.values().length);
    }

    @Test
    void what_is_rolled_back_was_never_published() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            store.keep(cycle, PublicationFixture.saying("はい"), town.officer("kikaku"), EditionPress.AT);
            status.setRollbackOnly();
        });
        assertThat(lookup.all()).isEmpty();
        assertThat(store.nextNumber(cycle)).isEqualTo(1);
        assertThat(jdbc.queryForObject("select count(*) from edition_file", Integer.class))
                .isZero();
    }

    @Test
    void content_that_was_changed_behind_our_back_is_not_shown() {
        var id = press.publish(cycle, PublicationFixture.saying("はい"));
        jdbc.update("update edition set content = replace(content, 'はい', 'いいえ')");
        assertThatThrownBy(() -> lookup.content(id)).isInstanceOf(EditionDamaged.class);
    }

    @Test
    void a_file_that_was_changed_behind_our_back_is_not_handed_out() {
        var id = press.publish(cycle, PublicationFixture.saying("はい"));
        jdbc.update("update edition_file set data = ? where format = 'CSV'", (Object) new byte[] {1, 2, 3});
        assertThatThrownBy(() -> lookup.file(id, EditionFormat.CSV)).isInstanceOf(EditionDamaged.class);
    }

    @Test
    void an_item_is_found_in_other_years_by_its_name_or_else_by_its_number() {
        var before = press.cycle(plan, 2020);
        var content = PublicationFixture.saying("はい");
        press.publish(before, year(content, 2020, List.of(row(7, "9", "道路の補修"), row(8, "1", "公園の清掃"))));
        var after = press.cycle(plan, 2022);
        press.publish(after, year(content, 2022, List.of(row(3, "1", "公園の清掃"))));
        var other = press.cycle(press.plan("other"), 2020);
        press.publish(other, ofPlan("other", year(content, 2020, List.of(row(1, "1", "道路の補修")))));
        press.publish(cycle, content);
        var edition = lookup.find("small", 2021, 1).orElseThrow();
        assertThat(lookup.elsewhere(edition, new EditionItem(1, "1", "道路の補修")))
                .extracting(ItemElsewhere::fiscalYear, ItemElsewhere::seq)
                .containsExactly(tuple(2022, 3), tuple(2020, 7));
        assertThat(lookup.elsewhere(edition, new EditionItem(1, null, "市民農園"))).isEmpty();
    }

    private static EditionContent.Row row(int seq, String number, String name) {
        return new EditionContent.Row(seq, List.of(number, "まちづくり", name, "A", "", "企画課"), List.of());
    }

    static EditionContent numbered(int number, @Nullable String note, String text) {
        var item = PublicationFixture.item(1, "1", "道路の補修", "まちづくり");
        var source = PublicationFixture.source(
                List.of(item), Map.of(item.id(), Map.of("progress", "A", "status_text", text)), Set.of());
        return PreparedEdition.of(
                new EditionSource(
                        source.plan(),
                        source.year(),
                        source.town(),
                        source.title(),
                        note,
                        source.items(),
                        source.answers(),
                        source.remarks(),
                        source.missing(),
                        source.internalFields()),
                number,
                PublicationFixture.PUBLISHED);
    }

    static EditionContent year(EditionContent content, int year, List<EditionContent.Row> rows) {
        return copy(content, content.planCode(), year, rows);
    }

    static EditionContent ofPlan(String code, EditionContent content) {
        return copy(content, code, content.fiscalYear(), content.rows());
    }

    private static EditionContent copy(EditionContent content, String code, int year, List<EditionContent.Row> rows) {
        return new EditionContent(
                content.schema(),
                content.town(),
                code,
                content.planTitle(),
                year,
                content.number(),
                content.title(),
                content.published(),
                content.note(),
                content.item(),
                content.levels(),
                content.columns(),
                content.scales(),
                rows,
                content.tallies(),
                content.missing());
    }
}
