package org.meguri.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.meguri.sheet.SheetFixture.say;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.meguri.system.Refusal;

class SheetsTest {

    private final Sheets sheets = new Sheets();

    @Test
    void a_form_is_read_with_all_its_rules() {
        var sheet = sheets.read(SheetFixture.FORM, SheetFixture.CHOICES);
        assertThat(sheet.id()).isEqualTo("sample");
        assertThat(sheet.fields())
                .extracting(SheetField::key)
                .containsExactly("progress", "status_text", "users", "future", "place", "verdict", "sure");
        assertThat(sheet.notes(0)).containsExactly("この評価票は9月に公表します。");
        assertThat(sheet.notes(7)).containsExactly("記入が終わったら提出してください。");
        assertThat(sheet.notes(3)).isEmpty();

        var progress = sheet.field("progress").orElseThrow();
        assertThat(progress.options()).isEqualTo(SheetFixture.SCALES.get("progress"));
        assertThat(progress.scaled()).isTrue();
        assertThat(progress.required()).isTrue();
        assertThat(progress.published()).isTrue();
        assertThat(progress.carried()).isFalse();

        var text = sheet.field("status_text").orElseThrow();
        assertThat(text.minLength()).isEqualTo(5);
        assertThat(text.maxLength()).isEqualTo(20);
        assertThat(text.help()).isEqualTo("何を、どれだけ行ったかを書いてください。");
        assertThat(text.carried()).isTrue();

        var users = sheet.field("users").orElseThrow();
        assertThat(users.min()).isEqualTo(new BigDecimal("-10"));
        assertThat(users.max()).isEqualTo(new BigDecimal("1000.5"));
        assertThat(users.required()).isFalse();
        assertThat(users.published()).isFalse();

        var verdict = sheet.field("verdict").orElseThrow();
        assertThat(verdict.options())
                .containsExactly(new Option("APPROVED", "承認する", ""), new Option("RETURNED", "差し戻す", ""));
        assertThat(verdict.scaled()).isFalse();
    }

    static Stream<String> shippedForms() throws Exception {
        try (var files = Files.list(Path.of("forms"))) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("shippedForms")
    void every_shipped_form_can_be_read(String file) {
        assertThat(file).endsWith(".form");
        var id = file.substring(0, file.length() - ".form".length());
        var sheet = sheets.read(sheets.json(id), SheetFixture.CHOICES);
        assertThat(sheet.id()).isEqualTo(id);
        assertThat(sheet.fields()).isNotEmpty().allSatisfy(field -> {
            assertThat(field.help()).as(field.key()).isNotEmpty();
            assertThat(field.choice()).isEqualTo(!field.options().isEmpty());
        });
    }

    @Test
    void a_form_says_where_a_step_of_writing_begins_and_how_to_word_an_answer() {
        var sheet = sheets.read(
                """
                {"id": "sample", "components": [
                  {"type": "textfield", "key": "place", "label": "場所"},
                  {"type": "textarea", "key": "done", "label": "実施状況",
                   "properties": {"step": "実施状況", "good1": "四回開いた。", "good2": "百人が来た。", "avoid": "開催した。"}},
                  {"type": "number", "key": "users", "label": "利用者数", "properties": {"step": ""}},
                  {"type": "textarea", "key": "next", "label": "今後", "properties": {"step": "今後の方向性"}}
                ]}
                """,
                Choices.NONE);

        assertThat(sheet.steps())
                .extracting(Sheet.Step::key, Sheet.Step::label, step -> step.fields()
                        .size())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("place", null, 1),
                        org.assertj.core.groups.Tuple.tuple("done", "実施状況", 2),
                        org.assertj.core.groups.Tuple.tuple("next", "今後の方向性", 1));
        var examples = sheet.field("done").orElseThrow().examples();
        assertThat(examples.good()).containsExactly("四回開いた。", "百人が来た。");
        assertThat(examples.avoid()).isEqualTo("開催した。");
        assertThat(sheet.field("place").orElseThrow().examples().given()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "self-evaluation",
                "policy-evaluation",
                "basic-plan-evaluation",
                "pledge-progress",
                "reform-brief",
                "reform-evaluation"
            })
    void every_shipped_evaluation_sheet_names_its_steps_and_shows_how_to_word_each_text(String id) {
        var sheet = sheets.read(sheets.json(id), SheetFixture.CHOICES);
        assertThat(sheet.steps()).isNotEmpty().allSatisfy(step -> assertThat(step.label())
                .isNotNull());
        assertThat(sheet.fields().stream().filter(field -> field.type().equals("textarea")))
                .isNotEmpty()
                .allSatisfy(field -> {
                    assertThat(field.examples().good()).as(field.key()).hasSize(2);
                    assertThat(field.examples().avoid()).as(field.key()).isNotEmpty();
                });
    }

    @Test
    void a_shipped_form_with_its_own_choices_needs_no_scales() {
        assertThat(sheets.shipped("approval").field("verdict").orElseThrow().options())
                .extracting(Option::value)
                .containsExactly("APPROVED", "RETURNED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../application", "no-such-form", "", "a/b", "A", "x.form", "..%2f"})
    void there_is_no_form_of_that_name(String id) {
        assertThatThrownBy(() -> sheets.json(id)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "{'type':'datetime','key':'d','label':'日'}#sheet.form.type#「d」の種類「datetime」",
                "{'type':'group','label':'まとまり','components':[]}#sheet.form.type#「まとまり」の種類「group」",
                "{'key':'a','label':'x'}#sheet.form.type#「a」の種類「」",
                "7#sheet.form.component#2番目の部品",
                "{'type':'textfield','label':'x'}#sheet.form.missing#「x」に key がありません",
                "{'type':'textfield','key':'a'}#sheet.form.missing#「a」に label がありません",
                "{'type':'textfield','key':'a','label':' '}#sheet.form.missing#「a」に label がありません",
                "{'type':'textfield','key':'a','label':5}#sheet.form.words#「a」の label は文字",
                "{'type':'text'}#sheet.form.missing#「text」に text がありません",
                "{'type':'text','text':'<b>太字</b>'}#sheet.form.markup#HTMLのタグ",
                "{'type':'text','text':'=now()'}#sheet.form.expression#text に式",
                "{'type':'textfield','key':'a','label':'=x'}#sheet.form.expression#label に式",
                "{'type':'textfield','key':'a','label':'x','description':'{{y}}'}#sheet.form.expression#description に式",
                "{'type':'textfield','key':'first','label':'x'}#sheet.form.key.twice#「first」の key はほかの部品と同じ",
                "{'type':'textfield','key':'a.b','label':'x'}#sheet.form.key#「a.b」の key は",
                "{'type':'textfield','key':'a]','label':'x'}#sheet.form.key#「a]」の key は",
                "{'type':'textfield','key':'a','label':'x','conditional':{'hide':'=true'}}#sheet.form.attribute#設定「conditional」",
                "{'type':'textfield','key':'a','label':'x','readonly':true}#sheet.form.attribute#設定「readonly」",
                "{'type':'textfield','key':'a','label':'x','defaultValue':'z'}#sheet.form.attribute#設定「defaultValue」",
                "{'type':'number','key':'a','label':'x','decimalDigits':2}#sheet.form.attribute#設定「decimalDigits」",
                "{'type':'textfield','key':'a','label':'x','values':[]}#sheet.form.attribute#設定「values」",
                "{'type':'textfield','key':'a','label':'x','validate':{'pattern':'a+'}}#sheet.form.rule#入力規則「pattern」",
                "{'type':'radio','key':'a','label':'x','valuesKey':'status','validate':{'maxLength':3}}#sheet.form.rule#入力規則「maxLength」",
                "{'type':'textarea','key':'a','label':'x','validate':{'min':3}}#sheet.form.rule#maxLength, minLength, required",
                "{'type':'textarea','key':'a','label':'x','validate':{'maxLength':0}}#sheet.form.length#maxLength は1から8000",
                "{'type':'textarea','key':'a','label':'x','validate':{'maxLength':8001}}#sheet.form.length#maxLength は1から8000",
                "{'type':'textarea','key':'a','label':'x','validate':{'maxLength':1.5}}#sheet.form.length#maxLength",
                "{'type':'textarea','key':'a','label':'x','validate':{'maxLength':'=n'}}#sheet.form.length#maxLength",
                "{'type':'textarea','key':'a','label':'x','validate':{'minLength':9,'maxLength':8}}#sheet.form.range#下限が上限より",
                "{'type':'number','key':'a','label':'x','validate':{'min':9,'max':8}}#sheet.form.range#下限が上限より",
                "{'type':'number','key':'a','label':'x','validate':{'min':'0'}}#sheet.form.number#min は数",
                "{'type':'number','key':'a','label':'x','validate':{'max':1e999999}}#sheet.form.number#max は数",
                "{'type':'textarea','key':'a','label':'x','validate':{'required':'yes'}}#sheet.form.flag#required は true か false",
                "{'type':'textarea','key':'a','label':'x','validate':[]}#sheet.form.object.wanted#validate の形",
                "{'type':'textarea','key':'a','label':'x','properties':{'pubilc':'true'}}#sheet.form.property#プロパティ「pubilc」",
                "{'type':'textarea','key':'a','label':'x','properties':{'public':'公開'}}#sheet.form.flag#public は true か false",
                "{'type':'radio','key':'a','label':'x'}#sheet.form.choices#どちらか一方",
                "{'type':'radio','key':'a','label':'x','values':[]}#sheet.form.choices#どちらか一方",
                "{'type':'radio','key':'a','label':'x','values':['A']}#sheet.form.choices#どちらか一方",
                "{'type':'radio','key':'a','label':'x','values':[{'label':'a','value':'1'}],'valuesKey':'status'}#sheet.form.choices#どちらか一方",
                "{'type':'radio','key':'a','label':'x','values':[{'label':'a'}]}#sheet.form.missing#value がありません",
                "{'type':'radio','key':'a','label':'x','values':[{'label':'a','value':'1'},{'label':'b','value':'1'}]}#sheet.form.choices.twice#同じ値「1」",
                "{'type':'select','key':'a','label':'x','valuesKey':'grade'}#sheet.form.scale#尺度「grade」が計画にありません",
                "{'type':'select','key':'a','label':'x','valuesExpression':'=y'}#sheet.form.attribute#設定「valuesExpression」",
                "{'type':'textfield','key':'a','label':'外字\uE000'}#sheet.form.words.character#外字か制御文字",
            })
    void what_the_product_cannot_keep_is_refused_with_the_component_and_the_cure(
            String component, String key, String words) {
        var form =
                """
                {"id": "x", "components": [{"type": "textfield", "key": "first", "label": "最初"}, %s]}
                """
                        .formatted(component.replace('\'', '"'));
        var refusal = refusal(form);
        assertThat(refusal.key()).isEqualTo(key);
        assertThat(say(refusal.key(), refusal.arguments()))
                .contains(words)
                .contains("2番目の部品")
                .endsWith("。")
                .doesNotContain("{0", "{1", "{2", "{3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "``#sheet.form.object",
                "[]#sheet.form.object",
                "{'id':'x' 'components':[]}#sheet.form.json",
                "{'id':'x','id':'y','components':[]}#sheet.form.json",
                "{'id':'x','components':[]} {}#sheet.form.json",
                "{'components':[]}#sheet.form.id",
                "{'id':'','components':[]}#sheet.form.id",
                "{'id':'x','type':'wizard','components':[]}#sheet.form.default",
                "{'id':'x'}#sheet.form.components",
                "{'id':'x','components':[]}#sheet.form.empty",
                "{'id':'x','components':[{'type':'text','text':'説明だけ'}]}#sheet.form.empty",
            })
    void what_is_no_form_at_all_is_refused(String json, String key) {
        var refusal = refusal(json.replace('\'', '"'));
        assertThat(refusal.key()).isEqualTo(key);
        assertThat(say(refusal.key(), refusal.arguments())).endsWith("。");
    }

    @Test
    void a_form_of_any_size_is_answered() {
        var many = "{\"id\":\"x\",\"components\":[" + "{},".repeat(300) + "{}]}";
        assertThat(refusal(many).key()).isEqualTo("sheet.form.too-many");
        assertThat(refusal(" ".repeat(600_000)).key()).isEqualTo("sheet.form.too-large");
        assertThat(refusal("[".repeat(100_000)).key()).isEqualTo("sheet.form.json");
    }

    @Test
    void what_says_nothing_special_is_tolerated() {
        var form =
                """
                {"id": "x", "components": [
                  {"type": "textfield", "key": "a", "label": "x", "id": "Field_1", "layout": {"row": "Row_1", "columns": null},
                   "disabled": false, "readonly": false, "conditional": null, "validate": null, "properties": {}}]}
                """;
        assertThat(sheets.read(form, Choices.NONE).fields()).hasSize(1);
    }

    @Test
    void every_message_of_the_room_is_a_sentence_with_its_placeholders() throws Exception {
        var source = String.join("\n", javaSources());
        var used = Pattern.compile("\"(sheet\\.[a-z.-]+)\"")
                .matcher(source)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
        assertThat(used).hasSizeGreaterThan(30).allSatisfy(key -> assertThat(say(key, 1, 2, 3, 4))
                .isNotEmpty());
    }

    private static List<String> javaSources() throws Exception {
        try (var files = Files.list(Path.of("src/main/java/org/meguri/sheet"))) {
            return files.map(file -> {
                        try {
                            return Files.readString(file);
                        } catch (java.io.IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    })
                    .toList();
        }
    }

    private Refusal refusal(String json) {
        return catchThrowableOfType(Refusal.class, () -> sheets.read(json, SheetFixture.CHOICES));
    }
}
