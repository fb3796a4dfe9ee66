package org.meguri.intake;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.meguri.organization.UnitId;
import org.meguri.organization.UnitKind;
import org.meguri.organization.UnitView;
import org.meguri.plan.ItemDraft;
import org.meguri.plan.PlanDefinition;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Tables and a small town for tests. */
final class IntakeFixture {

    static final String[] UNITS = {
        "人権推進課", "商工観光課", "農業振興課", "企画課", "都市計画課", "福祉総務課", "こども支援課", "地域保健課", "図書館", "学校教育課", "社会教育課", "地域振興課", "青少年課"
    };

    static final String HEADER = "番号,柱,取組名,概要,評価,取組状況,今後の方向性,所管課\r\n";

    private IntakeFixture() {}

    /** What came out of reading a table. */
    record Reading(List<ItemDraft> items, List<Finding> findings, Header header) {

        List<String> keys() {
            return findings.stream()
                    .map(finding -> finding.key().substring("intake.finding.".length()))
                    .toList();
        }

        /** The findings as a person reads them: {@code B3 「取組名」が空です。値を入力してください。}. */
        List<String> words() {
            var words = new ArrayList<String>();
            for (var finding : findings) {
                var place =
                        finding.row() == null ? "" : (finding.column() == null ? "" : finding.column()) + finding.row();
                words.add(place + " "
                        + message(finding.key(), finding.arguments().toArray()) + " "
                        + message(finding.key() + ".cure", finding.arguments().toArray()));
            }
            return words;
        }
    }

    static Reading read(byte[] content) {
        return read(PlanDefinition.read(RealFile.yaml("admin-reform")), content);
    }

    static Reading read(PlanDefinition definition, byte[] content) {
        var findings = new Findings();
        var table = new PlanTable(definition, TableReader.read(new Upload("表", content)), findings);
        var items = table.items(names(definition, UNITS));
        return new Reading(items, findings.list(), table.header());
    }

    static UnitNames names(PlanDefinition definition, String... units) {
        var views = Arrays.stream(units).map(IntakeFixture::unit).toList();
        return new UnitNames(
                definition.units(),
                name -> views.stream()
                        .filter(unit -> unit.name().equals(name.strip()))
                        .findFirst(),
                views);
    }

    static UnitView unit(String name) {
        var id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return new UnitView(new UnitId(id), name, name, UnitKind.SECTION, null);
    }

    static byte[] utf8(String csv) {
        return csv.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] cp932(String csv) {
        return csv.getBytes(Charset.forName("windows-31j"));
    }

    static String message(String key, Object... arguments) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/intake");
        messages.setFallbackToSystemLocale(false);
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        return messages.getMessage(key, arguments, Locale.JAPANESE);
    }
}
