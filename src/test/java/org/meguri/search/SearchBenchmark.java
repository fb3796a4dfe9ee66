package org.meguri.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.meguri.organization.UnitId;
import org.meguri.search.Document.Audience;
import org.meguri.search.Document.Kind;
import org.meguri.search.Document.Passage;

/** How long a search takes over the basic plan's 338 items, by number of years. Prints figures, asserts nothing about time. */
@EnabledIfSystemProperty(named = "meguri.benchmark", matches = "true")
class SearchBenchmark {

    private static final int ITEMS = 338;
    private static final String[] WORDS = {
        "待機児童", "保育", "生活交通", "コミュニティバス", "利用者", "増加", "事業", "推進", "ガイドライン", "地域", "運行", "見直し", "した。", "を", "の", "により"
    };

    @Test
    void a_search_over_one_five_and_thirty_years() {
        for (var years : List.of(1, 5, 30)) {
            var begun = System.nanoTime();
            var sheets = sheets(years);
            var built = millis(begun);
            var contents = new HashMap<String, List<Document>>();
            contents.put("sheets", sheets);
            var rights = new SearchRights(true, false, Set.<UnitId>of(), Set.of());
            var sought = Sought.of("待機児童 利用者 ガイドライン");
            var times = new ArrayList<Double>();
            long found = 0;
            for (var run = 0; run < 60; run++) {
                var start = System.nanoTime();
                found = Find.matching(shelf(contents, sheets), sought, rights).size();
                if (run >= 20) {
                    times.add(millis(start));
                }
            }
            times.sort(null);
            System.out.printf(
                    "%d years, %d sheets of about 700 characters: folded in %.0f ms; %d found; search p50 %.1f ms, p95 %.1f ms%n",
                    years, sheets.size(), built, found, times.get(times.size() / 2), times.get((int)
                            (times.size() * 0.95)));
        }
    }

    private static SearchShelf.Contents shelf(Map<String, List<Document>> others, List<Document> sheets) {
        var empty = SearchShelf.Contents.EMPTY;
        var plans = new HashMap<UUID, org.meguri.plan.PlanView>();
        sheets.forEach(sheet -> plans.putIfAbsent(sheet.plan(), null));
        return new SearchShelf.Contents(
                empty.stamps(),
                empty.versions(),
                empty.sheets(),
                empty.metas(),
                others,
                empty.names(),
                empty.families(),
                empty.items(),
                plans);
    }

    private static List<Document> sheets(int years) {
        var random = new Random(1);
        var plan = UUID.randomUUID();
        var sheets = new ArrayList<Document>();
        for (var year = 0; year < years; year++) {
            for (var item = 0; item < ITEMS; item++) {
                var passages = new ArrayList<Passage>();
                for (var field = 0; field < 5; field++) {
                    var text = new StringBuilder();
                    while (text.length() < 140) {
                        text.append(WORDS[random.nextInt(WORDS.length)]);
                    }
                    passages.add(new Passage("欄" + field, text.toString()));
                }
                sheets.add(new Document(
                        Kind.SHEET,
                        UUID.randomUUID(),
                        null,
                        plan,
                        2020 + year,
                        null,
                        new HashSet<>(),
                        Audience.READERS,
                        passages,
                        null,
                        0));
            }
        }
        return sheets;
    }

    private static double millis(long since) {
        return (System.nanoTime() - since) / 1_000_000.0;
    }
}
