package org.meguri.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.meguri.intake.IntakeFixture.HEADER;
import static org.meguri.intake.IntakeFixture.utf8;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.plan.AdoptPlan;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanItemView;
import org.meguri.plan.PlanRegister;
import org.meguri.plan.RegisterItems.Outcome;
import org.meguri.plan.Responsibility;
import org.meguri.system.Refusal;
import org.meguri.system.TownClock;
import org.meguri.system.Words;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@MeguriTest
class IntakePagesTest {

    private static final String GOOD = HEADER + "1,柱一,窓口の見直し,概要,,,,企画課\n2,柱一,道路の見直し,概要,,,,商工観光課、農業振興課\n";

    @Autowired
    MockMvc pages;

    @Autowired
    TownFixture town;

    @Autowired
    UserDetailsService accounts;

    @Autowired
    AdoptPlan adopt;

    @Autowired
    PlanRegister plans;

    @Autowired
    ReadPlanFile files;

    @Autowired
    TakePlanFileIn takeIn;

    @Autowired
    TownClock clock;

    @Autowired
    Words words;

    @BeforeEach
    void found() {
        town.found();
    }

    @Test
    void a_plan_is_adopted_from_a_shipped_definition_or_a_file() throws Exception {
        pages.perform(get("/plans").with(as("kikaku")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("計画はまだ登録されていません")));
        pages.perform(get("/plans/new").with(as("kikaku")))
                .andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("行政改革推進計画"), containsString("第１期総合戦略"))));
        pages.perform(multipart("/plans").param("shipped", "admin-reform").with(as("kikaku")))
                .andExpect(status().is3xxRedirection());
        var reform = plans.withCode("admin-reform").orElseThrow();
        pages.perform(get("/plans").with(as("kikaku")))
                .andExpect(content().string(allOf(containsString("令和４年度"), containsString("0件"))));
        pages.perform(get("/plans/" + reform.id()).with(as("kikaku")))
                .andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("取組はまだ登録されていません"), containsString("計画以上"))));

        var changed = reform.yaml().replace("title: 行政改革推進計画", "title: <b>新・行革");
        pages.perform(multipart("/plans")
                        .file(new MockMultipartFile("file", "plan.yaml", "text/yaml", utf8(changed)))
                        .with(as("kikaku")))
                .andExpect(redirectedUrl("/plans/" + reform.id()));
        pages.perform(get("/plans/" + reform.id()).with(as("kikaku")))
                .andExpect(content().string(allOf(containsString("&lt;b&gt;新・行革"), not(containsString("<b>新")))));
        pages.perform(get("/plans/" + reform.id() + "/definition").with(as("kikaku")))
                .andExpect(content().bytes(utf8(changed)));
    }

    @Test
    void a_definition_with_a_slip_comes_back_with_the_line() throws Exception {
        pages.perform(multipart("/plans")
                        .file(new MockMultipartFile("file", "plan.yaml", null, utf8("code: a\ntitel: x\n")))
                        .with(as("kikaku")))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("2行目（titel）：このキーは使えません。")));
        pages.perform(multipart("/plans")
                        .file(new MockMultipartFile("file", "plan.yaml", null, IntakeFixture.cp932("code: 計画")))
                        .with(as("kikaku")))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("UTF-8ではありません")));
        pages.perform(multipart("/plans").with(as("kikaku")))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("ファイルを選ぶか")));
        assertThat(plans.plans()).isEmpty();
    }

    @Test
    void a_table_is_previewed_then_taken_in_once() throws Exception {
        var plan = reform();
        pages.perform(get("/plans/" + plan + "/intake").with(as("kikaku")))
                .andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("取組名"), containsString("内容を確認"))));
        var preview = upload(plan, "C:\\表\\行革\u202E.csv", utf8(GOOD));
        pages.perform(get(preview).with(as("kikaku")))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("行革.csv（CSV（UTF-8））"),
                                containsString("窓口の見直し"),
                                containsString(">確定<"))));
        assertThat(plans.items(plan)).isEmpty();

        pages.perform(confirm(preview, new Outcome(2, 0, 0, 0)).with(as("kikaku")))
                .andExpect(redirectedUrl("/plans/" + plan + "/intake/result"))
                .andDo(result -> pages.perform(get("/plans/" + plan + "/intake/result")
                                .flashAttrs(result.getFlashMap())
                                .with(as("kikaku")))
                        .andExpect(status().isOk())
                        .andExpect(content().string(containsString("「行革.csv」を取り込みました"))));
        assertThat(plans.items(plan)).extracting(PlanItemView::name).containsExactly("窓口の見直し", "道路の見直し");
        assertThat(plans.items(plan).get(1).responsibilities())
                .extracting(Responsibility::printed)
                .containsExactly("商工観光課", "農業振興課");
        pages.perform(get("/plans/" + plan + "/intake/result").with(as("kikaku")))
                .andExpect(redirectedUrl("/plans/" + plan));
        pages.perform(get("/plans/" + plan).with(as("kikaku")))
                .andExpect(content().string(allOf(containsString("柱一"), containsString("共管"))));

        pages.perform(confirm(preview, new Outcome(2, 0, 0, 0)).with(as("kikaku")))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("すでに取り込んだか")));
        var again = upload(plan, "行革.csv", utf8(GOOD));
        pages.perform(get(again).with(as("kikaku")))
                .andExpect(content().string(allOf(containsString("変更なし2件"), not(containsString(">確定<")))));
        assertThat(files.apply(plan, new Upload("行革.csv", utf8(GOOD))).outcome())
                .isEqualTo(new Outcome(0, 0, 2, 0));
    }

    @Test
    void findings_are_listed_and_nothing_can_be_taken_in() throws Exception {
        var plan = reform();
        var wrong =
                utf8(GOOD.replace("商工観光課", "商工課").replace("窓口の見直し", "<script>alert(1)</script>") + "2,柱一,,,,,,企画課\n");
        var preview = upload(plan, "行革.csv", wrong);
        pages.perform(get(preview).with(as("kikaku")))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("似た名前：商工観光課"),
                                containsString("番号が重なっています（3行目と4行目）"),
                                containsString("&lt;script&gt;"),
                                not(containsString("<script>alert")),
                                not(containsString(">確定<")))));
        pages.perform(confirm(preview, new Outcome(1, 0, 0, 0)).with(as("kikaku")))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("H3：所管「商工課」は、いまの組織にありません。")));
        assertThat(plans.items(plan)).isEmpty();
        assertThatThrownBy(() -> files.apply(plan, new Upload("x", wrong)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(words.of(refusal))
                        .isEqualTo("H3：所管「商工課」は、いまの組織にありません。 似た名前：商工観光課。名前を直すか、計画の定義の「所管の読み替え（units）」に加えてください。"));
    }

    @Test
    void what_is_wrong_in_the_same_way_stands_there_once_and_row_by_row_in_the_download() throws Exception {
        var plan = reform();
        var csv = new StringBuilder(HEADER);
        for (var row = 2; row <= 9; row++) {
            csv.append("%d,柱一,事業%d,概要,,,,%s%n".formatted(row, row, row == 5 ? "企画課" : "=商工課"));
        }
        var preview = upload(plan, "行革.csv", utf8(csv.toString()));
        pages.perform(get(preview).with(as("kikaku")))
                .andExpect(content().string(allOf(containsString("7か所"), containsString("2～4、6～9"))));
        var lines = pages.perform(get(preview + "/findings.csv").with(as("kikaku")))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8)
                .split("\r\n");
        assertThat(lines).hasSize(8);
        assertThat(lines[0]).isEqualTo("\uFEFF行,列,内容,直し方");
        assertThat(lines[1]).startsWith("2,H,所管「=商工課」は、いまの組織にありません。,");
        pages.perform(get(preview + "/findings.csv").with(as("kikaku2"))).andExpect(status().isConflict());
        pages.perform(get(preview + "/findings.csv").with(as("sato"))).andExpect(status().isForbidden());
    }

    @Test
    void the_same_import_later_shows_cell_by_cell_what_it_would_change_and_deletes_nothing() throws Exception {
        var plan = reform();
        files.apply(plan, new Upload("行革.csv", utf8(GOOD)));
        var preview = upload(plan, "行革.csv", utf8(HEADER + "1,柱一,窓口の見直し,新しい概要,,,,企画課、商工観光課\n3,柱二,橋の見直し,概要,,,,企画課\n"));
        pages.perform(get(preview).with(as("kikaku")))
                .andExpect(content()
                        .string(allOf(
                                containsString("変更1件、追加1件、ファイルにない1件"),
                                containsString("新しい概要"),
                                containsString("企画課、商工観光課"),
                                containsString("ファイルにありませんが、消さずに残します"))));
        pages.perform(confirm(preview, new Outcome(1, 1, 0, 1)).with(as("kikaku")))
                .andExpect(status().is3xxRedirection());
        assertThat(plans.items(plan))
                .extracting(PlanItemView::name)
                .contains("道路の見直し")
                .hasSize(3);
    }

    @Test
    void a_file_that_is_no_table_is_refused_on_the_page_where_it_was_chosen() throws Exception {
        var plan = reform();
        for (var file : List.of(
                new MockMultipartFile("file", "表.xls", null, utf8("<html><table></table></html>")),
                new MockMultipartFile("file", "表.csv", null, new byte[0]),
                new MockMultipartFile("file", "", null, new byte[0]))) {
            pages.perform(multipart("/plans/" + plan + "/intake").file(file).with(as("kikaku")))
                    .andExpect(status().isUnprocessableEntity())
                    .andExpect(content().string(allOf(containsString("1件の誤り"), containsString("ください。"))));
        }
        pages.perform(multipart("/plans/" + plan + "/intake").with(as("kikaku")))
                .andExpect(status().isUnprocessableEntity());
        pages.perform(multipart("/plans/" + PlanId.create() + "/intake")
                        .file(new MockMultipartFile("file", "表.csv", null, utf8(GOOD)))
                        .with(as("kikaku")))
                .andExpect(status().isNotFound());
    }

    @Test
    void a_preview_belongs_to_one_person_and_does_not_last() throws Exception {
        var plan = reform();
        var preview = upload(plan, "行革.csv", utf8(GOOD));
        pages.perform(get(preview).with(as("kikaku2"))).andExpect(status().isConflict());
        pages.perform(confirm(preview, new Outcome(2, 0, 0, 0)).with(as("kikaku2")))
                .andExpect(status().isConflict());
        clock.moveTo(clock.instant().plus(PendingFile.LIFE));
        pages.perform(confirm(preview, new Outcome(2, 0, 0, 0)).with(as("kikaku")))
                .andExpect(status().isConflict());
        assertThat(plans.items(plan)).isEmpty();
    }

    @Test
    void what_changed_after_the_preview_is_not_taken_in_unseen() throws Exception {
        var plan = reform();
        var preview = upload(plan, "行革.csv", utf8(GOOD));
        files.apply(plan, new Upload("別.csv", utf8(HEADER + "1,柱一,別の名前,概要,,,,企画課\n")));
        pages.perform(confirm(preview, new Outcome(2, 0, 0, 0)).with(as("kikaku")))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("確認の後に計画項目が変わった")));
        assertThat(plans.items(plan)).extracting(PlanItemView::name).containsExactly("別の名前");
        pages.perform(get(preview).with(as("kikaku"))).andExpect(status().isOk());
        pages.perform(confirm(preview, new Outcome(1, 1, 0, 0)).with(as("kikaku")))
                .andExpect(status().is3xxRedirection());
        assertThat(plans.items(plan)).extracting(PlanItemView::name).containsExactly("窓口の見直し", "道路の見直し");
    }

    @Test
    void two_clicks_at_once_take_a_file_in_once() throws Exception {
        var plan = reform();
        var person = town.person("kikaku");
        var id = takeIn.keep(plan, new Upload("行革.csv", utf8(GOOD)), person);
        Callable<Boolean> click = () -> {
            try {
                takeIn.takeIn(plan, id, person, new Outcome(2, 0, 0, 0));
                return true;
            } catch (Refusal refusal) {
                assertThat(refusal.key()).isEqualTo("intake.refused.gone");
                return false;
            }
        };
        var threads = Executors.newFixedThreadPool(2);
        try {
            var done = 0;
            for (var clicked : threads.invokeAll(List.of(click, click))) {
                done += clicked.get() ? 1 : 0;
            }
            assertThat(done).isEqualTo(1);
        } finally {
            threads.shutdown();
        }
        assertThat(plans.items(plan)).hasSize(2);
    }

    @Test
    void only_the_planning_division_comes_in() throws Exception {
        var plan = reform();
        for (var login : List.of("sato", "shokocho", "iin", "kanri")) {
            pages.perform(get("/plans").with(as(login))).andExpect(status().isForbidden());
            pages.perform(get("/plans/" + plan).with(as(login))).andExpect(status().isForbidden());
            pages.perform(multipart("/plans/" + plan + "/intake")
                            .file(new MockMultipartFile("file", "表.csv", null, utf8(GOOD)))
                            .with(as(login)))
                    .andExpect(status().isForbidden());
        }
    }

    @Test
    void the_citys_own_table_is_registered_completely_and_only_once() {
        town.extend(
                """
                town: 巡市
                units:
                  - {code: jinken, name: 人権推進課, kind: SECTION}
                  - {code: toshi, name: 都市計画課, kind: SECTION}
                  - {code: fukushi, name: 福祉総務課, kind: SECTION}
                  - {code: kodomo, name: こども支援課, kind: SECTION}
                  - {code: hoken, name: 地域保健課, kind: SECTION}
                  - {code: toshokan, name: 図書館, kind: SECTION}
                  - {code: gakko, name: 学校教育課, kind: SECTION}
                  - {code: shakai, name: 社会教育課, kind: SECTION}
                  - {code: chiiki, name: 地域振興課, kind: SECTION}
                  - {code: seishonen, name: 青少年課, kind: SECTION}
                officers: []
                """);
        var plan = adopt.adopt(RealFile.yaml("strategy1-r3"));
        var preview = files.preview(plan, RealFile.upload());
        assertThat(preview.findings()).isEmpty();
        assertThat(preview.outcome()).isEqualTo(new Outcome(73, 0, 0, 0));
        assertThat(preview.format()).isEqualTo("CSV（UTF-8）");
        assertThat(plans.items(plan)).isEmpty();
        assertThat(files.apply(plan, RealFile.upload()).outcome()).isEqualTo(new Outcome(73, 0, 0, 0));
        var windows = new Upload("x", IntakeFixture.cp932(new String(RealFile.content(), StandardCharsets.UTF_8)));
        assertThat(files.apply(plan, windows).outcome()).isEqualTo(new Outcome(0, 0, 73, 0));
        assertThat(plans.items(plan))
                .hasSize(73)
                .filteredOn(item -> item.units().size() > 1)
                .hasSize(3);
        assertThat(files.answers(RealFile.definition(), RealFile.upload())).hasSize(73);
        assertThat(files.fits(RealFile.definition(), RealFile.upload())).isTrue();
    }

    private PlanId reform() {
        return adopt.adopt(RealFile.yaml("admin-reform"));
    }

    private String upload(PlanId plan, String name, byte[] content) throws Exception {
        var answer = upload(plan, new MockMultipartFile("file", name, null, content));
        return Objects.requireNonNull(answer.andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
    }

    private ResultActions upload(PlanId plan, MockMultipartFile file) throws Exception {
        return pages.perform(multipart("/plans/" + plan + "/intake").file(file).with(as("kikaku")));
    }

    private static org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder confirm(
            String preview, Outcome seen) {
        return post(preview)
                .param("added", Integer.toString(seen.added()))
                .param("changed", Integer.toString(seen.changed()))
                .param("same", Integer.toString(seen.same()))
                .param("missing", Integer.toString(seen.missing()));
    }

    private RequestPostProcessor as(String login) {
        var session = user(accounts.loadUserByUsername(login));
        var token = csrf();
        return request -> token.postProcessRequest(session.postProcessRequest(request));
    }
}
