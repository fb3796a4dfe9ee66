package org.meguri.organization;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.ui.ConcurrentModel;

@MeguriTest
class SampleAccountsTest {

    @Autowired
    SampleAccounts samples;

    @Autowired
    TownFixture town;

    @Test
    void the_sign_in_page_of_the_sample_town_lists_everybody_role_by_role() {
        town.found();
        assertThat(samples.groups())
                .extracting(SampleAccounts.Group::role)
                .containsExactly("担当者", "課長", "部長", "企画課", "外部評価委員", "庁議", "システム管理者");
        assertThat(samples.groups().get(0).accounts())
                .extracting(SampleAccounts.Account::login)
                .containsExactly("tanaka", "sato", "suzuki");
        assertThat(samples.groups()).allSatisfy(group -> assertThat(group.accounts())
                .allSatisfy(account -> assertThat(account.hint()).isNotBlank()));
    }

    @Test
    void without_a_sample_password_nobody_is_listed() {
        town.found();
        var request = new MockHttpServletRequest("GET", "/login");
        var shown = new ConcurrentModel();
        new SignInController(samples, "meguri-mihon").show(request, shown);
        assertThat(shown).containsKeys("sampleAccounts", "samplePassword");
        var hidden = new ConcurrentModel();
        new SignInController(samples, "").show(request, hidden);
        assertThat(hidden).doesNotContainKeys("sampleAccounts", "samplePassword");
    }
}
