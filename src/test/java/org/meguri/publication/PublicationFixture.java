package org.meguri.publication;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.meguri.Needs;
import org.meguri.organization.UnitId;
import org.meguri.plan.PlanDefinition;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.PlanItemView;
import org.meguri.plan.Responsibility;
import org.meguri.print.PrintFixture;
import org.meguri.system.FiscalYear;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The strategy sheet of a real city, and small plans of our own. */
final class PublicationFixture {

    static final FiscalYear R3 = new FiscalYear(2021);
    static final LocalDate PUBLISHED = LocalDate.of(2022, 11, 25);
    static final PlanId PLAN = PlanId.create();

    private static final Path STRATEGY = Path.of("../shared/data/iruma/strategy1-r3-evaluation.csv");

    private PublicationFixture() {}

    static EditionFiles files() {
        return new EditionFiles(messages(), PrintFixture.press(2, 4, Duration.ofSeconds(60)));
    }

    static MessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/publication");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        messages.setDefaultLocale(Locale.JAPANESE);
        return messages;
    }

    /** Header and rows of the source, or an aborted test where the file is not there (a failed one in CI). */
    static List<List<String>> strategyTable() throws IOException {
        Needs.file(STRATEGY);
        return table(Files.readString(STRATEGY, StandardCharsets.UTF_8));
    }

    static List<List<String>> table(String csv) throws IOException {
        var text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
        try (var records = CSVParser.parse(text, CSVFormat.RFC4180)) {
            return records.stream().map(CSVRecord::toList).toList();
        }
    }

    static EditionSource strategy() throws IOException {
        var table = strategyTable();
        var header = table.get(0);
        var items = new ArrayList<PlanItemView>();
        var answers = new LinkedHashMap<PlanItemId, Map<String, String>>();
        for (var cells : table.subList(1, table.size())) {
            var by = new LinkedHashMap<String, String>();
            for (var place = 0; place < header.size(); place++) {
                by.put(header.get(place), cells.get(place));
            }
            var item = new PlanItemView(
                    PlanItemId.create(),
                    PLAN,
                    Integer.parseInt(cell(by, "seq")),
                    Optional.of(cell(by, "no"))
                            .filter(number -> !number.isEmpty())
                            .orElse(null),
                    cell(by, "name"),
                    only(by, "goal", "policy"),
                    only(by, "outline", "direction_r1"),
                    responsibilities(cell(by, "departments")));
            items.add(item);
            answers.put(
                    item.id(),
                    only(by, "progress", "plan_r3", "status_choice", "status_text", "future_choice", "future_text"));
        }
        return new EditionSource(
                strategyPlan(), R3, "入間市", "第１期総合戦略 令和３年度 事業評価", null, items, answers, Map.of(), Set.of(), Set.of());
    }

    static PlanDefinition strategyPlan() {
        return new PlanDefinition(
                "strategy1",
                "第１期総合戦略",
                new PlanDefinition.Period(2015, 2021),
                "事業",
                List.of(new PlanDefinition.Level("goal", "基本目標"), new PlanDefinition.Level("policy", "基本施策")),
                List.of(
                        scale("progress", "進捗区分", "ABCDE"),
                        scale("status", "実施状況", "アイウエオ"),
                        scale("future", "今後の方向性", "アイウエオ")),
                "self-evaluation",
                List.of(
                        column("seq", "順番", "seq", null),
                        column("goal", "基本目標", "level.goal", null),
                        column("policy", "基本施策", "level.policy", null),
                        column("no", "No.", "number", null),
                        column("name", "事業名", "name", null),
                        column("outline", "事業概要", "item.outline", null),
                        column("direction_r1", "Ｒ元年度末に定めた方向性", "item.direction_r1", null),
                        column("progress", "進捗区分", "answer.progress", "progress"),
                        column("plan_r3", "令和３年度実施予定内容", "answer.plan_r3", null),
                        column("status_choice", "実施状況", "answer.status_choice", "status"),
                        column("status_text", "実施状況（自由記述）", "answer.status_text", null),
                        column("future_choice", "今後の方向性", "answer.future_choice", "future"),
                        column("future_text", "今後の方向性（自由記述）", "answer.future_text", null),
                        column("departments", "担当課", "units", null)),
                List.of("progress", "status", "future"),
                List.of());
    }

    static EditionContent strategyEdition() throws IOException {
        return PreparedEdition.of(strategy(), 1, PUBLISHED);
    }

    /** A plan of one level, one graded field, one text and one internal note. */
    static PlanDefinition smallPlan() {
        return new PlanDefinition(
                "small",
                "小さな計画",
                new PlanDefinition.Period(2020, 2024),
                "施策",
                List.of(new PlanDefinition.Level("chapter", "章")),
                List.of(scale("progress", "進捗区分", "ABC")),
                "self-evaluation",
                List.of(
                        column("no", "番号", "number", null),
                        column("chapter", "章", "level.chapter", null),
                        column("name", "施策名", "name", null),
                        column("progress", "進捗区分", "answer.progress", "progress"),
                        column("status_text", "実施状況", "answer.status_text", null),
                        column("memo", "内部メモ", "answer.memo", null),
                        column("units", "担当課", "units", null)),
                List.of("progress"),
                List.of());
    }

    static PlanItemView item(int seq, @Nullable String number, String name, String chapter) {
        return new PlanItemView(
                PlanItemId.create(),
                PLAN,
                seq,
                number,
                name,
                Map.of("chapter", chapter),
                Map.of(),
                responsibilities("企画課"));
    }

    static EditionSource source(
            List<PlanItemView> items, Map<PlanItemId, Map<String, String>> answers, Set<PlanItemId> missing) {
        return new EditionSource(
                smallPlan(), R3, "めぐり市", "小さな計画 令和３年度", null, items, answers, Map.of(), missing, Set.of("memo"));
    }

    /** The small plan, whose scale keeps other values, and which counts its appendix apart. */
    static EditionSource lenient(List<PlanItemView> items, Map<PlanItemId, Map<String, String>> answers) {
        var small = smallPlan();
        var scale = small.scales().get(0);
        var plan = new PlanDefinition(
                small.code(),
                small.title(),
                small.period(),
                small.item(),
                small.levels(),
                List.of(new PlanDefinition.Scale(scale.key(), scale.label(), scale.choices(), true)),
                small.sheet(),
                small.columns(),
                small.tally(),
                small.units(),
                List.of(),
                List.of(),
                new PlanDefinition.Layout(1, null),
                List.of(new PlanDefinition.Group("別に数えるもの", "level.chapter", "付録")),
                null,
                null,
                List.of(new PlanDefinition.Note("※1", "付録は別に数える。")),
                null);
        return new EditionSource(
                plan,
                R3,
                "めぐり市",
                "小さな計画",
                null,
                items,
                answers,
                Map.of(),
                Set.of(),
                Set.of(),
                "区分にない値",
                EditionSource.Beyond.NOTHING,
                Amendments.NONE);
    }

    /** One item whose status text is this. */
    static EditionContent saying(String text) {
        var item = item(1, "1", "道路の補修", "まちづくり");
        return PreparedEdition.of(
                source(List.of(item), Map.of(item.id(), Map.of("progress", "A", "status_text", text)), Set.of()),
                1,
                PUBLISHED);
    }

    /** Rows as they are, past every check: what must not break a file even then. */
    static EditionContent raw(String text) {
        var content = saying("x");
        return with(content, List.of(new EditionContent.Row(1, List.of("1", text, text, "A", text, text), List.of())));
    }

    static EditionContent with(EditionContent content, List<EditionContent.Row> rows) {
        return new EditionContent(
                content.schema(),
                content.town(),
                content.planCode(),
                content.planTitle(),
                content.fiscalYear(),
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

    private static PlanDefinition.Scale scale(String key, String label, String codes) {
        return new PlanDefinition.Scale(
                key,
                label,
                codes.codePoints()
                        .mapToObj(Character::toString)
                        .map(code -> new PlanDefinition.Choice(code, "区分" + code, code + "の意味", "fair"))
                        .toList());
    }

    private static PlanDefinition.Column column(String name, String label, String to, @Nullable String scale) {
        return new PlanDefinition.Column(name, label, to, scale, to.equals("units") ? "、" : null, false);
    }

    static List<Responsibility> responsibilities(String printed) {
        var names = Arrays.asList(printed.split("、"));
        return names.stream()
                .map(name -> new Responsibility(UnitId.create(), name, name.equals(names.get(0))))
                .toList();
    }

    private static Map<String, String> only(Map<String, String> all, String... keys) {
        var some = new LinkedHashMap<String, String>();
        for (var key : keys) {
            some.put(key, cell(all, key));
        }
        return some;
    }

    private static String cell(Map<String, String> cells, String key) {
        return Objects.requireNonNull(cells.get(key), key);
    }
}
