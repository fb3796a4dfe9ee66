package org.meguri.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meguri.guide.Page.Kind;

/** The guide is read as it is written, and holds nothing that it cannot draw. */
class GuidebookTest {

    private final Guidebook guidebook = new Guidebook();

    @ParameterizedTest
    @EnumSource
    void every_role_has_a_chapter_in_both_languages_with_the_same_parts_and_pictures(Chapter chapter) {
        var japanese = guidebook.page(chapter, Locale.JAPANESE);
        var english = guidebook.page(chapter, Locale.ENGLISH);
        assertThat(japanese.title()).isNotEqualTo(english.title());
        assertThat(japanese.parts()).hasSizeGreaterThanOrEqualTo(2).hasSameSizeAs(english.parts());
        assertThat(pictures(japanese)).isNotEmpty().isEqualTo(pictures(english));
        assertThat(pictures(japanese)).allSatisfy(name -> assertThat(
                        Files.exists(Path.of("src/main/resources/static/img/guide", name + ".webp")))
                .as(name)
                .isTrue());
    }

    private static java.util.List<String> pictures(Page page) {
        return page.blocks().stream()
                .filter(block -> block.kind() == Kind.PICTURE)
                .map(Page.Block::id)
                .toList();
    }

    @Test
    void a_chapter_is_drawn_in_blocks() {
        var page = Guidebook.read(
                """
                # 手引き

                ## はじめに

                **提出** を押します。[使い方](/guide)

                1. 一つ
                2. 二つ

                ![図の言葉](tasks)
                """);
        assertThat(page.title()).isEqualTo("手引き");
        assertThat(page.blocks())
                .extracting(Page.Block::kind)
                .containsExactly(Kind.HEADING, Kind.PARAGRAPH, Kind.STEPS, Kind.PICTURE);
        assertThat(page.blocks().get(1).words()).first().satisfies(span -> {
            assertThat(span.text()).isEqualTo("提出");
            assertThat(span.strong()).isTrue();
        });
        assertThat(page.blocks().get(1).words())
                .last()
                .extracting(Page.Span::href)
                .isEqualTo("/guide");
        assertThat(page.blocks().get(3).text()).isEqualTo("図の言葉");
    }

    @Test
    void what_the_guide_cannot_draw_is_refused() {
        assertThatThrownBy(() -> Guidebook.read("# 手引き\n\n<b>太字</b>")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Guidebook.read("# 手引き\n\n[外](https://example.jp)"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Guidebook.read("ただの文")).isInstanceOf(IllegalArgumentException.class);
    }
}
