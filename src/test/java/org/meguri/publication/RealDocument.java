package org.meguri.publication;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.meguri.Needs;
import org.meguri.plan.PlanDefinition;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.PlanItemView;
import org.meguri.plan.Responsibility;
import org.meguri.system.FiscalYear;
import org.springframework.core.io.ClassPathResource;

/** The evaluations that a real city published, in the plans that are shipped for them. */
enum RealDocument {
    STRATEGY("strategy1-r3", "strategy1-r3-evaluation.csv", 73),
    BASIC_PLAN("basic-plan", "basicplan-first-evaluation.csv", 338),
    PLEDGES("mayor-pledges", "mayor-pledges-2022-03.csv", 60);

    private static final Path DOCUMENTS = Path.of("../shared/data/iruma");

    private final String plan;
    private final String file;
    private final int rows;

    RealDocument(String plan, String file, int rows) {
        this.plan = plan;
        this.file = file;
        this.rows = rows;
    }

    int rows() {
        return rows;
    }

    /** Header and rows of the source, or an aborted test where the file is not there (a failed one in CI). */
    List<List<String>> table() throws IOException {
        var path = DOCUMENTS.resolve(file);
        Needs.file(path);
        return PublicationFixture.table(Files.readString(path, StandardCharsets.UTF_8));
    }

    PlanDefinition definition() throws IOException {
        return PlanDefinition.read(
                new ClassPathResource("plans/" + plan + ".yaml").getContentAsString(StandardCharsets.UTF_8));
    }

    EditionContent edition() throws IOException {
        return edition(1);
    }

    /** The document as an edition, its rows so many times over. */
    EditionContent edition(int times) throws IOException {
        var definition = definition();
        var table = table();
        var header = table.get(0);
        var items = new ArrayList<PlanItemView>();
        var answers = new HashMap<PlanItemId, Map<String, String>>();
        for (var time = 0; time < times; time++) {
            for (var cells : table.subList(1, table.size())) {
                var by = new HashMap<String, String>();
                for (var column : definition.columns()) {
                    by.put(column.to(), cells.get(header.indexOf(column.name())));
                }
                var item = item(by, items.size() + 1);
                items.add(item);
                answers.put(item.id(), below(by, EditionContent.ANSWER_PREFIX));
            }
        }
        return PreparedEdition.of(
                new EditionSource(
                        definition,
                        new FiscalYear(2021),
                        "入間市",
                        definition.title() + "　令和３年度の評価結果",
                        null,
                        items,
                        answers,
                        Map.of(),
                        Set.of(),
                        Set.of(),
                        "区分にない値",
                        new EditionSource.Beyond(
                                new EditionContent.Licence(
                                        "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/deed.ja"),
                                List.of(),
                                List.of(),
                                List.of()),
                        Amendments.NONE),
                1,
                PublicationFixture.PUBLISHED);
    }

    private static PlanItemView item(Map<String, String> by, int seq) {
        var number = by.get(EditionContent.NUMBER);
        var units = by.get(EditionContent.UNITS);
        return new PlanItemView(
                PlanItemId.create(),
                PublicationFixture.PLAN,
                seq,
                number == null || number.isEmpty() ? null : number,
                Objects.requireNonNull(by.get(EditionContent.NAME)),
                below(by, EditionContent.LEVEL_PREFIX),
                below(by, EditionContent.ITEM_PREFIX),
                units == null ? List.<Responsibility>of() : PublicationFixture.responsibilities(units));
    }

    private static Map<String, String> below(Map<String, String> by, String prefix) {
        var below = new LinkedHashMap<String, String>();
        by.forEach((to, text) -> {
            if (to.startsWith(prefix)) {
                below.put(to.substring(prefix.length()), text);
            }
        });
        return below;
    }
}
