package org.meguri.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@MeguriTest
class SetUpHouseTest {

    private static final String PASSWORD = "川の流れのように2026";

    @Autowired
    MockMvc pages;

    @Autowired
    SetupToken token;

    @Autowired
    Officers officers;

    @Autowired
    TownFixture town;

    @Test
    void the_first_administrator_comes_in_with_the_word_from_the_console_once() throws Exception {
        var word = token.issue();
        pages.perform(get("/setup"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("設定用コード")));
        pages.perform(multipart("/setup")
                        .file(new MockMultipartFile(
                                "town",
                                "town.yaml",
                                null,
                                "units: [{code: joho, name: 情報課, kind: SECTION}]\nofficers: [{login: kanri, name: 佐々木守}]"
                                        .getBytes(StandardCharsets.UTF_8)))
                        .with(form(word, "kanri", PASSWORD)))
                .andExpect(redirectedUrl("/login"));
        assertThat(town.person("kanri").has(Role.ADMINISTRATOR)).isTrue();
        assertThat(officers.count()).isEqualTo(1);
        pages.perform(get("/admin/officers").with(town.signedIn("kanri"))).andExpect(status().isOk());

        assertThat(token.matches(word)).isFalse();
        pages.perform(get("/setup")).andExpect(status().isNotFound());
        pages.perform(multipart("/setup").with(form(token.issue(), "kanri2", PASSWORD)))
                .andExpect(status().isNotFound());
        assertThat(officers.count()).isEqualTo(1);
    }

    @Test
    void without_the_word_nobody_comes_in() throws Exception {
        var word = token.issue();
        for (var wrong : new String[] {"", "0000", word.substring(1)}) {
            pages.perform(multipart("/setup").with(form(wrong, "kanri", PASSWORD)))
                    .andExpect(status().isUnprocessableEntity())
                    .andExpect(content().string(containsString("設定用コードが違います")));
        }
        token.burn();
        pages.perform(multipart("/setup").with(form("", "kanri", PASSWORD)))
                .andExpect(status().isUnprocessableEntity());
        assertThat(officers.count()).isZero();
    }

    @Test
    void a_short_password_leaves_the_word_good() throws Exception {
        var word = token.issue();
        pages.perform(multipart("/setup").with(form(word, "kanri", "短い")))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("12字以上")));
        assertThat(token.matches(word)).isTrue();
        assertThat(officers.count()).isZero();
    }

    private static RequestPostProcessor form(String word, String login, String password) {
        var token = csrf();
        return request -> {
            request.addParameter("code", word);
            request.addParameter("login", login);
            request.addParameter("name", "佐々木守");
            request.addParameter("password", password);
            request.addParameter("again", password);
            return token.postProcessRequest(request);
        };
    }
}
