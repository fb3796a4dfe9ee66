package org.meguri.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.plan.AdoptPlan;
import org.meguri.plan.Decision;
import org.meguri.plan.EditRegister;
import org.meguri.plan.ItemDraft;
import org.meguri.plan.PlanRegister;
import org.meguri.system.FiscalYear;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** The pages of a round of proposals, as each of the people concerned uses them. */
@MeguriTest
class ProposalPagesTest {

    private static final String TABLE = "番号,柱,事業名,種類,概要,担当課\r\n";

    @Autowired
    MockMvc pages;

    @Autowired
    TownFixture town;

    @Autowired
    ProposalFixture proposals;

    @Autowired
    ProposalLookup lookup;

    @Autowired
    ApproveProposal approve;

    @Autowired
    WriteProposal write;

    @Autowired
    DecideProposal decide;

    @Autowired
    AdoptPlan adopt;

    @Autowired
    OpenRound rounds;

    @Autowired
    PlanRegister plans;

    @Autowired
    EditRegister register;

    @Test
    void planning_opens_a_round_and_departments_find_it() throws Exception {
        var plan = proposals.plan();
        see("/proposals", "sato").andExpect(content().string(containsString("事業案の募集はまだありません。")));
        see("/proposals/rounds/new", "kikaku").andExpect(content().string(containsString("次期産業振興計画")));
        send("/proposals/rounds", asked(plan.toString()), "kikaku").andExpect(status().is3xxRedirection());
        var round = lookup.rounds().get(0);
        assertThat(round.target()).isEqualTo(plan);
        assertThat(round.year()).isEqualTo(new FiscalYear(2027));
        see("/proposals", "sato").andExpect(content().string(containsString("令和９年度に向けた事業案")));
        see("/proposals/rounds/" + round.id(), "sato")
                .andExpect(content().string(containsString("事業案を作成する")))
                .andExpect(content().string(not(containsString("表から取り込む"))));
        see("/proposals/rounds/" + round.id(), "kikaku").andExpect(content().string(containsString("表から取り込む")));
    }

    @Test
    void what_is_wrong_with_a_round_is_said_and_what_was_typed_stays() throws Exception {
        var plan = proposals.plan().toString();
        notOpened(plan, "title", "", "募集の名称を入力してください。");
        notOpened(plan, "year", "令和九年", "西暦４桁の数字");
        notOpened(plan, "year", "2026", "2027年度から");
        notOpened(plan, "target", "", "採択した事業案を登録する計画を選んでください。");
        notOpened(plan, "due.PROPOSAL", "2026-05-29", "提案の期限");
        notOpened(plan, "due.PROPOSAL_APPROVAL", "2026-07-11", "閉庁日です");
        notOpened(plan, "due.PROPOSAL_DECISION", "", "採否の期限を");
        assertThat(lookup.rounds()).isEmpty();
        send("/proposals/rounds", asked(plan), "sato").andExpect(status().isForbidden());
        pages.perform(get("/proposals").with(town.signedIn("iin"))).andExpect(status().isForbidden());
        pages.perform(get("/proposals").with(town.signedIn("kanri"))).andExpect(status().isForbidden());
    }

    private void notOpened(String plan, String field, String typed, String words) throws Exception {
        var form = asked(plan);
        form.put(field, typed);
        send("/proposals/rounds", form, "kikaku")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString(words)))
                .andExpect(content().string(containsString("value=\"" + form.get("title") + "\"")))
                .andExpect(content().string(containsString(typed)));
    }

    private static Map<String, String> asked(String plan) {
        var form = new LinkedHashMap<String, String>();
        form.put("title", "令和９年度に向けた事業案");
        form.put("target", plan);
        form.put("year", "２０２７");
        form.put("due.PROPOSAL", "2026-06-30");
        form.put("due.PROPOSAL_APPROVAL", "2026-07-07");
        form.put("due.PROPOSAL_DECISION", "2026-07-22");
        return form;
    }

    @Test
    void a_department_writes_hands_in_and_sees_what_became_of_it() throws Exception {
        var round = proposals.open();
        see("/proposals/rounds/" + round + "/new", "sato")
                .andExpect(content().string(containsString("name=\"values[p_name]\"")))
                .andExpect(content().string(containsString("name=\"values[effect]\"")))
                .andExpect(content().string(containsString("<option value=\"新規\"")));
        send("/proposals/rounds/" + round + "/new", typed("駅前の市", "save", "shoko", "nogyo"), "sato")
                .andExpect(status().is3xxRedirection());
        var id = lookup.all(round).get(0).id();
        see("/proposals/" + id, "suzuki")
                .andExpect(content().string(containsString("value=\"駅前の市\"")))
                .andExpect(content().string(containsString("取り下げる")));
        pages.perform(get("/proposals/" + id).with(town.signedIn("bucho"))).andExpect(status().isNotFound());

        var again = typed("駅前の朝市", "submit", "shoko", "nogyo");
        again.put("revision", Long.toString(proposals.get(id).revision()));
        send("/proposals/" + id, again, "suzuki").andExpect(redirectedUrl("/proposals/" + id));
        see("/proposals/" + id, "sato")
                .andExpect(content().string(containsString("課長承認待ち")))
                .andExpect(content().string(not(containsString("name=\"values[p_name]\""))));

        see("/proposals/" + id, "nogyocho").andExpect(content().string(containsString("農業振興課の課長として判断します。")));
        send("/proposals/" + id + "/approval", decision("nogyo", 1, "RETURNED", ""), "nogyocho")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("理由を入力してください。")));
        send("/proposals/" + id + "/approval", decision("nogyo", 1, "RETURNED", "費用を書いてください。"), "nogyocho")
                .andExpect(status().is3xxRedirection());
        see("/proposals/" + id, "sato")
                .andExpect(content().string(containsString("差し戻されています")))
                .andExpect(content().string(containsString("費用を書いてください。")));
        // The other chief's page is out of date now.
        send("/proposals/" + id + "/approval", decision("shoko", 1, "APPROVED", "急ぐので"), "shokocho")
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("あなたの判断は記録されていません。")));
    }

    @Test
    void what_is_missing_is_named_and_nothing_typed_is_lost() throws Exception {
        var round = proposals.open();
        var form = typed("", "save", "shoko");
        send("/proposals/rounds/" + round + "/new", form, "sato")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("事業名を入力してください。")))
                .andExpect(content().string(containsString("駅前で市を開く。")));
        form = typed("駅前の市", "submit", "shoko");
        form.remove("values[effect]");
        form.put("values[p_item_kind]", "特別");
        send("/proposals/rounds/" + round + "/new", form, "sato")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("href=\"#f-effect\"")))
                .andExpect(content().string(containsString("href=\"#f-p_item_kind\"")));
        form = typed("駅前の市", "save", "nogyo");
        send("/proposals/rounds/" + round + "/new", form, "sato")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("あなたが所属する課を選んでください。")));
        form = typed("駅前の市", "save", "shoko");
        form.put("unit-2", "だれか");
        send("/proposals/rounds/" + round + "/new", form, "sato")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("一覧から選んでください。")));
        assertThat(lookup.all(round)).isEmpty();
        send("/proposals/rounds/" + round + "/new", typed("駅前の市", "save", "shoko"), "kikaku")
                .andExpect(status().isForbidden());

        rounds.close(round, proposals.person("kikaku"));
        send("/proposals/rounds/" + round + "/new", typed("駅前の市", "save", "shoko"), "sato")
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("募集は終了しています")))
                .andExpect(content().string(containsString("駅前で市を開く。")));
    }

    @Test
    void of_two_who_write_at_once_the_second_sees_both_texts() throws Exception {
        var round = proposals.open();
        var id = write.begin(
                round, ProposalId.create(), proposals.says(0, "駅前の市", "shoko"), false, proposals.person("sato"));
        var seen = Long.toString(proposals.get(id).revision());
        var first = typed("駅前の朝市", "save", "shoko");
        first.put("revision", seen);
        send("/proposals/" + id, first, "sato").andExpect(status().is3xxRedirection());
        var second = typed("駅前の夜市", "save", "shoko");
        second.put("revision", seen);
        send("/proposals/" + id, second, "suzuki")
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("駅前の朝市")))
                .andExpect(content().string(containsString("駅前の夜市")));
        assertThat(proposals.get(id).heading()).isEqualTo("駅前の朝市");
    }

    @Test
    void planning_puts_a_proposal_right_for_the_plan_and_adopts_it() throws Exception {
        var round = proposals.open();
        var id = approved(round, "駅前の市");
        see("/proposals/" + id, "kikaku").andExpect(content().string(containsString("採択の内容を確かめる")));
        see("/proposals/" + id + "/adoption", "kikaku")
                .andExpect(content().string(containsString("value=\"駅前の市\"")))
                .andExpect(content().string(containsString("見込まれる効果")));

        var item = typed("", "adopt", "shoko");
        item.put("number", "1");
        send("/proposals/" + id + "/adoption", item, "kikaku")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("事業名を入力してください。")));
        item = typed("駅前市場", "adopt", "shoko", "nogyo");
        item.put("number", "1");
        item.put("seq", "三番");
        send("/proposals/" + id + "/adoption", item, "kikaku")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("並び順は、1から999999までの数字で入力してください。")))
                .andExpect(content().string(containsString("value=\"駅前市場\"")));
        item.put("seq", "３");
        send("/proposals/" + id + "/adoption", item, "sato").andExpect(status().isForbidden());
        send("/proposals/" + id + "/adoption", item, "kikaku").andExpect(redirectedUrl("/proposals/rounds/" + round));
        var became = java.util.Objects.requireNonNull(proposals.get(id).item());
        assertThat(plans.item(became, new FiscalYear(2027)).name()).isEqualTo("駅前市場");
        assertThat(plans.item(became, new FiscalYear(2027)).seq()).isEqualTo(3);
        see("/items/" + became, "kikaku").andExpect(content().string(containsString("の事業案1を採択")));
        send("/proposals/" + id + "/adoption", item, "kikaku2")
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("あなたの判断は記録されていません。")));
    }

    @Test
    void several_are_adopted_together_and_one_that_the_plan_cannot_take_is_named() throws Exception {
        var round = proposals.open();
        var one = approved(round, "駅前の市");
        var two = approved(round, "商店街の灯り");
        register.add(
                lookup.round(round).target(),
                new ItemDraft(
                        0, null, "商店街の灯り", Map.of("pillar", "にぎわい"), Map.of("kind", "継続"), proposals.units("shoko")),
                new Decision(new FiscalYear(2027), "先に登録"),
                proposals.person("kikaku"));
        pages.perform(post("/proposals/rounds/" + round + "/adopt").with(town.signedIn("kikaku")))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("採択する事業案を選んでください。")));
        pages.perform(post("/proposals/rounds/" + round + "/adopt")
                        .param("proposal", one + ":1", two + ":1")
                        .with(town.signedIn("kikaku")))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("1件を採択しました。")))
                .andExpect(content().string(containsString("商店街の灯り")));
        assertThat(proposals.get(one).state()).isEqualTo(ProposalState.ADOPTED);
        assertThat(proposals.get(two).state()).isEqualTo(ProposalState.APPROVED);
        pages.perform(post("/proposals/rounds/" + round + "/adopt")
                        .param("proposal", two + ":1")
                        .with(town.signedIn("sato")))
                .andExpect(status().isForbidden());
    }

    @Test
    void a_table_is_looked_at_taken_in_once_and_brings_drafts_up_to_date() throws Exception {
        var round = proposals.open();
        var csv = "番号,柱,事業名,種類,概要,担当課\r\n1,にぎわい,駅前の市,新規,市を開く,商工観光課\r\n2,にぎわい,朝市,継続,続ける,農業振興課\r\n";
        var preview = upload(round, csv);
        see(preview, "kikaku")
                .andExpect(content().string(containsString("新しい事業案")))
                .andExpect(content().string(containsString("朝市")));
        assertThat(lookup.all(round)).isEmpty();
        send(preview, outcome(2, 0, 0, 0), "kikaku").andExpect(redirectedUrl("/proposals/rounds/" + round));
        send(preview, outcome(2, 0, 0, 0), "kikaku")
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("もう取り込めません")));
        assertThat(lookup.all(round)).hasSize(2);
        see("/tasks", "tanaka").andExpect(content().string(containsString("朝市")));

        var handedIn = lookup.all(round).get(1);
        write.submit(handedIn.id(), proposals.says(handedIn.revision(), "朝市", "nogyo"), proposals.person("tanaka"));
        var later = upload(round, csv.replace("市を開く", "毎月市を開く").replace("続ける", "やめる"));
        see(later, "kikaku").andExpect(content().string(containsString("変更しません")));
        send(later, outcome(0, 1, 0, 1), "kikaku").andExpect(status().is3xxRedirection());
        assertThat(lookup.all(round))
                .extracting(one -> one.content().get("p_item_content"))
                .containsExactly("毎月市を開く", "駅前で市を開く。");

        var wrong = upload(round, csv.replace("新規", "特別"));
        see(wrong, "kikaku").andExpect(content().string(containsString("取り込めません")));
        send(wrong, outcome(0, 0, 2, 0), "kikaku").andExpect(status().isUnprocessableEntity());
        pages.perform(get("/proposals/rounds/" + round + "/table").with(town.signedIn("sato")))
                .andExpect(status().isForbidden());
    }

    @Test
    void two_departments_may_have_proposals_of_one_name_and_a_table_touches_only_the_row_of_its_own() throws Exception {
        var round = proposals.open();
        var nogyo = write.begin(
                round, ProposalId.create(), proposals.says(0, "防災訓練", "nogyo"), false, proposals.person("tanaka"));
        var preview = upload(round, TABLE + "1,備え,防災訓練,新規,訓練する,商工観光課\r\n");
        see(preview, "kikaku").andExpect(content().string(containsString("同じ名称のものがほかの課にあります")));
        send(preview, outcome(1, 0, 0, 0), "kikaku").andExpect(status().is3xxRedirection());
        assertThat(proposals.get(nogyo).leadUnit()).isEqualTo(town.unit("nogyo"));
        assertThat(proposals.get(nogyo).content()).containsEntry("p_level_pillar", "にぎわい");
        assertThat(lookup.all(round)).hasSize(2);
    }

    @Test
    void what_a_department_wrote_on_a_draft_of_a_table_stays_also_under_another_name() throws Exception {
        var round = proposals.open();
        var csv = TABLE + "1,にぎわい,朝市,継続,続ける,商工観光課\r\n2,にぎわい,夜市,新規,始める,商工観光課\r\n";
        send(upload(round, csv), outcome(2, 0, 0, 0), "kikaku").andExpect(status().is3xxRedirection());
        var first = lookup.all(round).get(0);
        write.save(first.id(), proposals.says(first.revision(), "駅前の朝市", "shoko"), proposals.person("sato"));
        var again = upload(round, csv.replace("始める", "八月に始める"));
        see(again, "kikaku")
                .andExpect(content().string(containsString("八月に始める")))
                .andExpect(content().string(containsString("駅前の朝市")));
        send(again, outcome(0, 1, 0, 1), "kikaku").andExpect(status().is3xxRedirection());
        assertThat(lookup.all(round)).extracting(ProposalView::heading).containsExactly("駅前の朝市", "夜市");
        see("/tasks", "sato").andExpect(content().string(containsString("駅前の朝市（令和９年度に向けた事業案）")));
    }

    @Test
    void a_form_makes_one_proposal_however_often_it_is_sent() throws Exception {
        var round = proposals.open();
        var form = typed("駅前の市", "save", "shoko");
        form.put("begun", ProposalId.create().toString());
        for (int time = 0; time < 2; time++) {
            send("/proposals/rounds/" + round + "/new", form, "sato")
                    .andExpect(redirectedUrl("/proposals/" + form.get("begun")));
        }
        assertThat(lookup.all(round)).hasSize(1);
        send("/proposals/rounds/" + round + "/new", form, "tanaka").andExpect(status().isNotFound());
    }

    @Test
    void units_that_nobody_signs_for_and_names_that_no_table_holds_are_refused_at_their_row() throws Exception {
        var round = proposals.open();
        var form = typed("駅前の市", "save", "shoko", "iinkai");
        send("/proposals/rounds/" + round + "/new", form, "sato")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("href=\"#f-unit-2\"")));
        for (var wrong : List.of("商工課、農政課", "観光\u0001係", "課".repeat(101))) {
            form = typed("駅前の市", "save", "shoko");
            form.put("printed-1", wrong);
            send("/proposals/rounds/" + round + "/new", form, "sato")
                    .andExpect(status().isUnprocessableEntity())
                    .andExpect(content().string(containsString("href=\"#f-printed-1\"")));
        }
        form = typed("𠮷".repeat(151), "save", "shoko");
        send("/proposals/rounds/" + round + "/new", form, "sato")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("href=\"#f-p_name\"")));
        assertThat(lookup.all(round)).isEmpty();
    }

    @Test
    void a_page_of_an_older_submission_does_not_adopt_the_newer_one() throws Exception {
        var round = proposals.open();
        var id = approved(round, "駅前の市 第1版");
        var old = typed("駅前の市 第1版", "adopt", "shoko");
        old.put("number", "1");
        decide.sendBack(id, 1, "直してください。", proposals.person("kikaku2"));
        write.submit(id, proposals.says(proposals.get(id).revision(), "駅前の市 第2版", "shoko"), proposals.person("sato"));
        approve.decide(id, town.unit("shoko"), 2, Verdict.APPROVED, "", proposals.person("shokocho"));
        var body = send("/proposals/" + id + "/adoption", old, "kikaku")
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("保存されていない記入")))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(body).contains("value=\"駅前の市 第2版\"").doesNotContain("value=\"駅前の市 第1版\"");
        assertThat(proposals.get(id).state()).isEqualTo(ProposalState.APPROVED);
    }

    @Test
    void planning_may_send_back_what_waits_for_a_chief_and_the_director_sees_no_form_while_a_chief_decides()
            throws Exception {
        var round = proposals.open();
        var id = proposals.submitted(round, "駅前の市", "sato", "shoko", "nogyo");
        see("/proposals/" + id, "bucho").andExpect(content().string(not(containsString("承認する</button>"))));
        send("/proposals/" + id + "/approval", decision("shoko", 1, "RETURNED", "部長としての意見"), "bucho")
                .andExpect(status().isForbidden())
                .andExpect(content().string(containsString("課長が承認します")))
                .andExpect(content().string(containsString("部長としての意見")));
        send("/proposals/" + id + "/approval", decision("shoko", 1, "RETURNED", "よその課の意見"), "iin")
                .andExpect(status().isNotFound());
        see("/proposals/" + id, "kikaku")
                .andExpect(content().string(containsString("承認を待たずに差し戻す")))
                .andExpect(content().string(containsString("商工観光課、農業振興課")));
        send(
                        "/proposals/" + id + "/decision",
                        Map.of("number", "1", "verdict", "RETURNED", "reason", "課長が空席のため"),
                        "kikaku")
                .andExpect(status().is3xxRedirection());
        assertThat(proposals.get(id).state()).isEqualTo(ProposalState.DRAFT);
        see("/tasks", "shokocho").andExpect(content().string(not(containsString("駅前の市"))));
        see("/tasks", "sato").andExpect(content().string(containsString("駅前の市")));
    }

    @Test
    void a_table_taken_out_and_in_again_changes_nothing_whatever_texts_begin_with() throws Exception {
        var round = proposals.open();
        var names = List.of("=1+1 の件", "+81 の窓口", "-5度の朝", "@駅前", "'=引用");
        var csv = new StringBuilder(TABLE);
        for (var name : names) {
            csv.append(names.indexOf(name) + 1).append(",にぎわい,\"").append(name).append("\",新規,始める,商工観光課\r\n");
        }
        send(upload(round, csv.toString()), outcome(5, 0, 0, 0), "kikaku").andExpect(status().is3xxRedirection());
        var out = pages.perform(get("/proposals/rounds/" + round + "/table.csv").with(town.signedIn("kikaku")))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(out).contains("'=1+1 の件");
        var again = upload(round, out.substring(1));
        see(again, "kikaku").andExpect(content().string(containsString("新しい事業案も、内容が変わる下書きもありません。")));
    }

    @Test
    void a_value_off_a_scale_that_keeps_others_survives_saving_and_is_counted() throws Exception {
        var plan = proposals.plan();
        adopt.adopt(ProposalFixture.PLAN.replace("label: 種類\n", "label: 種類\n    others: keep\n"));
        var round = rounds.open(proposals.asked(plan), proposals.person("kikaku"));
        send(upload(round, TABLE + "1,にぎわい,朝市,新規 継続,続ける,商工観光課\r\n"), outcome(1, 0, 0, 0), "kikaku")
                .andExpect(status().is3xxRedirection());
        var draft = lookup.all(round).get(0);
        var values = new LinkedHashMap<>(draft.content());
        values.put("effect", "効果がある。");
        values.put("schedule", "毎年行う。");
        write.submit(
                draft.id(),
                new WriteProposal.Command(draft.revision(), values, draft.responsibilities()),
                proposals.person("sato"));
        assertThat(proposals.get(draft.id()).content()).containsEntry("p_item_kind", "新規 継続");
        see("/proposals/rounds/" + round, "kikaku").andExpect(content().string(containsString("区分にない値　1件")));
    }

    @Test
    void an_adoption_that_was_taken_back_in_the_register_is_told_and_so_is_a_year_after_the_plan() throws Exception {
        var plan = proposals.plan();
        var asked = proposals.asked(plan);
        var round = rounds.open(
                new OpenRound.Command(
                        asked.title(), new FiscalYear(2032), plan, plan, asked.questions(), null, asked.dues()),
                proposals.person("kikaku"));
        see("/proposals/rounds/" + round, "kikaku").andExpect(content().string(containsString("の後の年度です。")));
        var id = approved(round, "駅前の市");
        var item = decide.adopt(id, 1, decide.proposed(id), "", null, proposals.person("kikaku"));
        register.reverse(plans.decisions(List.of(item)).get(0).id(), "誤り", null, proposals.person("kikaku"));
        see("/proposals/" + id, "sato").andExpect(content().string(containsString("登録簿で決定を取消し済み")));
    }

    @Test
    void a_figure_has_to_be_one_and_what_the_plan_has_no_column_for_is_named_field_by_field() throws Exception {
        var plan = proposals.plan();
        adopt.adopt(ProposalFixture.PLAN.replace(
                "  - {name: 担当課, to: units}",
                "  - {name: 費用, to: item.cost, figure: true, required: false}\n  - {name: 担当課, to: units}"));
        var round = rounds.open(proposals.asked(plan), proposals.person("kikaku"));
        var form = typed("駅前の市", "submit", "shoko");
        form.put("values[p_item_cost]", "たくさん");
        send("/proposals/rounds/" + round + "/new", form, "sato")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("href=\"#f-p_item_cost\"")));
        form.put("values[p_item_cost]", "△1,200");
        form.put("values[effect]", "駅前の市");
        send("/proposals/rounds/" + round + "/new", form, "sato").andExpect(status().is3xxRedirection());
        var id = lookup.all(round).get(0).id();
        approve.decide(id, town.unit("shoko"), 1, Verdict.APPROVED, "", proposals.person("shokocho"));
        // The same words stand in a field that the plan has; this one is left out all the same.
        see("/proposals/" + id + "/adoption", "kikaku")
                .andExpect(content().string(containsString("引き継がれない内容：見込まれる効果、進め方")));
    }

    @Test
    void names_in_drafts_of_other_departments_are_not_offered() throws Exception {
        var round = proposals.open();
        var secret = proposals.says(0, "駅前の市", "nogyo");
        var values = new LinkedHashMap<>(secret.values());
        values.put("p_level_pillar", "内々の誘致先");
        write.begin(
                round,
                ProposalId.create(),
                new WriteProposal.Command(0, values, secret.units()),
                false,
                proposals.person("tanaka"));
        see("/proposals/rounds/" + round + "/new", "sato").andExpect(content().string(not(containsString("内々の誘致先"))));
        see("/proposals/rounds/" + round + "/new", "tanaka").andExpect(content().string(containsString("内々の誘致先")));
    }

    @Test
    void a_name_that_stands_for_a_unit_can_be_put_right_while_the_round_is_open() throws Exception {
        var round = proposals.open();
        var csv = TABLE + "1,にぎわい,朝市,継続,続ける,商工の係\r\n";
        see(upload(round, csv), "kikaku").andExpect(content().string(containsString("取り込めません")));
        adopt.adopt(ProposalFixture.PLAN + "units:\n  - {printed: 商工の係, unit: 商工観光課}\n");
        send(upload(round, csv), outcome(1, 0, 0, 0), "kikaku").andExpect(status().is3xxRedirection());
        assertThat(lookup.all(round).get(0).leadUnit()).isEqualTo(town.unit("shoko"));
    }

    @Test
    void a_day_beyond_every_calendar_is_refused_and_a_draft_is_not_given_up_over_a_colleagues_text() throws Exception {
        var plan = proposals.plan();
        notOpened(plan.toString(), "due.PROPOSAL_DECISION", "9999-12-31", "2100年までの日にしてください。");
        var round = rounds.open(proposals.asked(plan), proposals.person("kikaku"));
        var id = write.begin(
                round, ProposalId.create(), proposals.says(0, "駅前の市", "shoko"), false, proposals.person("sato"));
        var seen = proposals.get(id).revision();
        write.save(id, proposals.says(seen, "駅前の朝市", "shoko"), proposals.person("suzuki"));
        send("/proposals/" + id, Map.of("action", "withdraw", "revision", Long.toString(seen)), "sato")
                .andExpect(status().isConflict());
        assertThat(proposals.get(id).state()).isEqualTo(ProposalState.DRAFT);
        send(
                        "/proposals/" + id,
                        Map.of(
                                "action",
                                "withdraw",
                                "revision",
                                Long.toString(proposals.get(id).revision())),
                        "sato")
                .andExpect(status().is3xxRedirection());
        see("/proposals/" + id, "suzuki").andExpect(content().string(containsString("取下げ")));
    }

    @Test
    void the_round_is_printed_as_its_table() throws Exception {
        var round = proposals.open();
        proposals.submitted(round, "駅前の市", "sato", "shoko", "nogyo");
        var csv = pages.perform(get("/proposals/rounds/" + round + "/table.csv").with(town.signedIn("kikaku")))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(csv.replace("\"", ""))
                .isEqualTo("\uFEFF番号,柱,事業名,種類,概要,担当課\r\n1,にぎわい,駅前の市,新規,駅前で市を開く。,商工観光課、農業振興課\r\n");
        pages.perform(get("/proposals/rounds/" + round + "/table.csv").with(town.signedIn("iin")))
                .andExpect(status().isForbidden());
    }

    private String upload(ProposalRoundId round, String csv) throws Exception {
        var redirect = pages.perform(multipart("/proposals/rounds/" + round + "/table")
                        .file(new MockMultipartFile(
                                "file", "事業案.csv", "text/csv", ("\uFEFF" + csv).getBytes(StandardCharsets.UTF_8)))
                        .with(town.signedIn("kikaku")))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        assertThat(redirect).isNotNull();
        return redirect;
    }

    private static Map<String, String> outcome(int added, int changed, int same, int kept) {
        return Map.of("added", "" + added, "changed", "" + changed, "same", "" + same, "kept", "" + kept);
    }

    private ProposalId approved(ProposalRoundId round, String name) {
        var id = proposals.submitted(round, name, "sato", "shoko");
        approve.decide(id, town.unit("shoko"), 1, Verdict.APPROVED, "", proposals.person("shokocho"));
        return id;
    }

    private Map<String, String> typed(String name, String action, String... units) {
        var form = new LinkedHashMap<String, String>();
        proposals.values(name).forEach((field, value) -> form.put("values[" + field + "]", value));
        form.put("action", action);
        for (int at = 0; at < units.length; at++) {
            form.put("unit-" + (at + 1), town.unit(units[at]).toString());
        }
        return form;
    }

    private Map<String, String> decision(String unit, int number, String verdict, String reason) {
        return Map.of("unit", town.unit(unit).toString(), "number", "" + number, "verdict", verdict, "reason", reason);
    }

    private ResultActions see(String page, String login) throws Exception {
        return pages.perform(get(page).with(town.signedIn(login))).andExpect(status().isOk());
    }

    private ResultActions send(String page, Map<String, String> form, String login) throws Exception {
        var request = post(page).with(town.signedIn(login));
        form.forEach(request::param);
        return pages.perform(request);
    }
}
