package org.meguri.sheet;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Scales as a plan has them, a sheet with every kind of field, and the room's words. */
final class SheetFixture {

    static final Map<String, List<Option>> SCALES = Map.of(
            "progress",
            List.of(
                    new Option("A", "目標を達成", "目標値の100％以上"),
                    new Option("B", "おおむね順調", "目標値の80％以上"),
                    new Option("C", "遅れている", "")),
            "status",
            List.of(new Option("ア", "予定どおり実施", ""), new Option("イ", "一部実施", "")),
            "future",
            List.of(new Option("ア", "継続", ""), new Option("イ", "見直し", "")),
            "rating",
            List.of(new Option("A", "完了", ""), new Option("B", "実施中", "")),
            "result",
            List.of(new Option("○", "計画どおり", ""), new Option("△", "やや遅れ", "")));

    static final Choices CHOICES = key -> SCALES.getOrDefault(key, List.of());

    static final String FORM =
            """
            {"id": "sample", "type": "default", "schemaVersion": 16, "components": [
              {"type": "text", "id": "Text_1", "text": "この評価票は9月に公表します。"},
              {"type": "radio", "key": "progress", "label": "進捗区分", "valuesKey": "progress",
               "validate": {"required": true}, "properties": {"public": "true"}},
              {"type": "textarea", "key": "status_text", "label": "実施状況（自由記述）", "description": "何を、どれだけ行ったかを書いてください。",
               "validate": {"required": true, "minLength": 5, "maxLength": 20}, "properties": {"public": "true", "carry": "true"}},
              {"type": "number", "key": "users", "label": "利用者数", "validate": {"min": -10, "max": 1000.5}},
              {"type": "select", "key": "future", "label": "今後の方向性", "valuesKey": "future", "validate": {"required": false}},
              {"type": "textfield", "key": "place", "label": "場所", "validate": {"maxLength": 10}},
              {"type": "radio", "key": "verdict", "label": "承認",
               "values": [{"label": "承認する", "value": "APPROVED"}, {"label": "差し戻す", "value": "RETURNED"}]},
              {"type": "checkbox", "key": "sure", "label": "数値を確かめました", "validate": {"required": true}},
              {"type": "text", "id": "Text_2", "text": "記入が終わったら提出してください。"}
            ]}
            """;

    static Sheet sheet() {
        return new Sheets().read(FORM, CHOICES);
    }

    static MessageSource words() {
        var words = new ResourceBundleMessageSource();
        words.setBasename("messages/sheet");
        words.setDefaultEncoding("UTF-8");
        words.setFallbackToSystemLocale(false);
        return words;
    }

    static String say(String key, Object... arguments) {
        return words().getMessage(key, arguments, Locale.JAPANESE);
    }

    private SheetFixture() {}
}
