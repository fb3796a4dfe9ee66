package org.meguri.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameIndexTest {

    private static final List<String> EVERYDAY = List.of("事業", "推進", "支援", "充実", "整備", "設置");

    @Test
    void the_same_name_is_wholly_alike_in_any_width_and_with_any_brackets() {
        var hits = index("a", "ファミリー･サポート･センター事業", "b", "市税の収納").like("ﾌｧﾐﾘｰサポート・センター（事業）", 5);
        assertThat(hits).singleElement().satisfies(hit -> {
            assertThat(hit.owner()).isEqualTo("a");
            assertThat(hit.likeness().score()).isEqualTo(1000);
        });
    }

    @Test
    void words_that_stand_everywhere_make_no_likeness() {
        assertThat(index("a", "公園の整備", "b", "予防接種の推進", "c", "事業").like("道路整備推進事業の充実", 5))
                .isEmpty();
    }

    @Test
    void the_reason_is_the_stretch_in_common_without_its_particles() {
        assertThat(index("a", "福祉総合相談支援窓口設置事業", "b", "市税の収納").like("福祉総合相談支援窓口の設置", 5))
                .singleElement()
                .satisfies(hit -> assertThat(hit.likeness().words()).containsExactly("福祉総合相談支援窓口"));
    }

    @Test
    void nothing_is_like_a_name_without_letters() {
        assertThat(index("a", "・・・", "b", "").like("（）", 5)).isEmpty();
        assertThat(new NameIndex<>(Map.<String, String>of(), EVERYDAY).like("空き家バンク", 5))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
            16-2, S12, 狭山茶アンテナショップ
            12-1, S16, 空き店舗
            12-2, S59, イベント支援
            20-2, S19, 空き家
            10-1, K324, 事務事業の見直し
            3-1,  K205, 企業誘致
            S26,  K99, ファミリーサポートセンター
            S23,  K74, 福祉総合相談支援窓口
            S25,  K101, 産前産後
            S5,   K214, 創業支援
            S4,   K212, 求人情報
            S6,   K213, 雇用対策
            S41,  K90, 保幼小
            """)
    void the_same_work_is_found_in_the_city_s_own_plans(String one, String other, String word) {
        assertThat(real().like(Objects.requireNonNull(realNames().get(one)), 20))
                .as(realNames().get(one) + " ↔ " + realNames().get(other))
                .anySatisfy(hit -> {
                    assertThat(hit.owner()).isEqualTo(other);
                    assertThat(hit.likeness().words()).contains(word);
                });
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
            16-1, 20-1
            16-1, 15-1
            7-1,  18-1
            S10,  K223
            S10,  K202
            S5,   K119
            S23,  K119
            S26,  K125
            27-2, K32
            9-2,  K218
            12-1, K265
            14-2, K198
            S70,  K198
            """)
    void false_friends_are_not_proposed(String one, String other) {
        assertThat(real().like(Objects.requireNonNull(realNames().get(one)), 50))
                .as(realNames().get(one) + " ↔ " + realNames().get(other))
                .noneMatch(hit -> hit.owner().equals(other));
    }

    private static Map<String, String> realNames() {
        var names = new LinkedHashMap<>(RealNames.pledges());
        names.putAll(RealNames.projects());
        names.putAll(RealNames.measures());
        return names;
    }

    private static NameIndex<String> real() {
        return new NameIndex<>(realNames(), RealNames.everyday());
    }

    private static NameIndex<String> index(String... keysAndNames) {
        var names = new LinkedHashMap<String, String>();
        for (var at = 0; at < keysAndNames.length; at += 2) {
            names.put(keysAndNames[at], keysAndNames[at + 1]);
        }
        return new NameIndex<>(names, EVERYDAY);
    }
}
