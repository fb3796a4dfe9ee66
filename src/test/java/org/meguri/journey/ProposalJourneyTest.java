package org.meguri.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.plan.AdoptPlan;
import org.meguri.proposal.ProposalFixture;
import org.springframework.beans.factory.annotation.Autowired;

/** A round of proposals through the browser's eyes: asked for, one typed and one from a table, approved, adopted, closed. */
@MeguriTest
class ProposalJourneyTest extends Journey {

    @Autowired
    AdoptPlan adopt;

    @Test
    void from_the_call_for_proposals_to_the_items_of_the_next_plan() throws IOException {
        adopt.adopt(ProposalFixture.PLAN);
        var table = Files.writeString(
                folder.resolve("集めた事業案.csv"), "\uFEFF番号,柱,事業名,種類,概要,担当課\r\n1,にぎわい,朝市,継続,続ける,農業振興課\r\n");
        try (var browser = new Browser(port)) {
            browser.signIn("kikaku", TownFixture.PASSWORD);
            browser.open("/proposals");
            browser.follow("事業案を募集する");
            browser.picture("proposal-open", 1280);
            browser.picture("proposal-open", 820);
            browser.type("title", "令和９年度に向けた事業案");
            browser.pick("target", "次期産業振興計画");
            browser.press("main form button.primary");
            assertThat(browser.text()).contains("「令和９年度に向けた事業案」の募集を始めました。");
            browser.follow("表から取り込む");
            browser.upload("file", table);
            browser.press("main form button.primary");
            browser.picture("proposal-table", 1280);
            browser.press("main form button.primary");
            assertThat(browser.text()).contains("新しい事業案1件を加え");

            browser.signIn("sato", TownFixture.PASSWORD);
            browser.open("/proposals");
            browser.follow("令和９年度に向けた事業案");
            browser.follow("事業案を作成する");
            browser.press("button[value=submit]");
            assertThat(browser.text()).contains("入力内容に5件の誤りがあります");
            browser.picture("proposal-errors", 1280);
            browser.type("values[p_level_pillar]", "にぎわい");
            browser.type("values[p_name]", "駅前の市（𠮷野口）");
            browser.pick("values[p_item_kind]", "新規");
            browser.type("values[effect]", "人の流れが生まれる。");
            browser.type("values[schedule]", "１年目に試し、２年目から毎月開く。");
            browser.picture("proposal-form", 820);
            browser.press("button[value=submit]");
            assertThat(browser.text()).contains("課長に提出しました。", "課長承認待ち");

            browser.signIn("shokocho", TownFixture.PASSWORD);
            browser.follow("駅前の市（𠮷野口）");
            browser.picture("proposal-approve", 1280);
            browser.press("button[value=APPROVED]");
            assertThat(browser.text()).contains("承認しました。");

            browser.signIn("kikaku", TownFixture.PASSWORD);
            browser.follow("駅前の市（𠮷野口）");
            browser.picture("proposal-decide", 1280);
            browser.picture("proposal-decide", 820);
            browser.follow("採択の内容を確かめる");
            browser.picture("proposal-adopt", 1280);
            browser.press("main form button.primary");
            assertThat(browser.text()).contains("採択し、計画の項目にしました。");
            browser.picture("proposal-round", 1280);
            browser.picture("proposal-round", 820);
            browser.unfold("募集の終了へ進む");
            browser.press("form[action$='/close'] button");
            assertThat(browser.text()).contains("募集を終了しました。未提出は1件です。");
            browser.follow("駅前の市（𠮷野口）");
            browser.follow("駅前の市（𠮷野口）");
            assertThat(browser.text()).contains("令和９年度に向けた事業案の事業案2を採択");
            System.out.println("proposals: " + browser.pages().size() + " pages looked at with axe, 0 violations");
        }
    }
}
