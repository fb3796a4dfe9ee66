package org.meguri.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.system.Notice;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@MeguriTest
class AdministrationTest {

    @Autowired
    MockMvc pages;

    @Autowired
    TownFixture town;

    @Autowired
    Directory directory;

    @Autowired
    Officers officers;

    @Autowired
    Appointments appointments;

    @Autowired
    PasswordEncoder passwords;

    @Autowired
    Clock clock;

    @BeforeEach
    void found() {
        town.found();
    }

    @Test
    void the_administrator_sees_units_and_officers() throws Exception {
        pages.perform(get("/admin/units").with(town.signedIn("kanri")))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(containsString("商工観光課"), containsString("環境経済部"), containsString("所管を加える"))));
        pages.perform(get("/admin/officers").with(town.signedIn("kanri")))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(containsString("𠮷野桂子"), containsString("課長"), containsString("職員を加える"))));
    }

    @Test
    void somebody_is_found_among_hundreds_by_name_or_unit_in_whatever_width() throws Exception {
        for (var words : new String[] {"佐藤", "ＳＡＴＯ", "商工"}) {
            pages.perform(get("/admin/officers").param("q", words).with(town.signedIn("kanri")))
                    .andExpect(status().isOk())
                    .andExpect(content()
                            .string(allOf(
                                    containsString("<code>sato</code>"),
                                    containsString("に当たる職員：14人のうち"),
                                    not(containsString("<code>kanri</code>")),
                                    not(containsString("??")))));
        }
        pages.perform(get("/admin/officers").param("q", "いない").with(town.signedIn("kanri")))
                .andExpect(content().string(allOf(containsString("14人のうち0人"), containsString("職員を加える"))));
    }

    @Test
    void the_planning_division_looks_on_without_forms() throws Exception {
        pages.perform(get("/admin/units").with(town.signedIn("kikaku")))
                .andExpect(content().string(allOf(containsString("商工観光課"), not(containsString("所管を加える")))));
        pages.perform(post("/admin/units")
                        .param("code", "kanko")
                        .param("name", "観光課")
                        .param("kind", "SECTION")
                        .with(town.signedIn("kikaku")))
                .andExpect(status().isForbidden())
                .andExpect(content().string(containsString("システム管理者だけ")));
    }

    @Test
    void a_unit_is_added_under_its_department() throws Exception {
        pages.perform(post("/admin/units")
                        .param("code", "kanko")
                        .param("name", " 観光課 ")
                        .param("kind", "SECTION")
                        .param("parent", "kankei")
                        .with(town.signedIn("kanri")))
                .andExpect(redirectedUrl("/admin/units"))
                .andExpect(flash().attribute("notice", new Notice("success", "所管を加えました。")));
        assertThat(directory.unitNamed("観光課", LocalDate.now(clock)))
                .hasValueSatisfying(unit -> assertThat(unit.parent()).isEqualTo(town.unit("kankei")));
    }

    @ParameterizedTest
    @CsvSource({
        "観光, 観光課, SECTION, kankei, 所管コードは",
        "shoko, 観光課, SECTION, kankei, すでに使われています",
        "kanko, 商工観光課, SECTION, kankei, すでに登録されています",
        "kanko, 観光課, , kankei, 種別を選んでください",
        "kanko, 観光課, SECTION, shoko, 部ではない",
        "kanko, 観光課, SECTION, nowhere, 登録されていません"
    })
    void a_wrong_unit_is_refused_and_what_was_typed_stays(
            String code, String name, String kind, String parent, String complaint) throws Exception {
        var request =
                post("/admin/units").param("code", code).param("name", name).param("parent", parent);
        pages.perform((kind == null ? request : request.param("kind", kind)).with(town.signedIn("kanri")))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(
                        content().string(allOf(containsString(complaint), containsString("value=\"" + name + "\""))));
        assertThat(directory.units(LocalDate.now(clock))).hasSize(8);
    }

    @Test
    void an_officer_is_added_with_an_appointment_and_a_password_that_is_shown_once() throws Exception {
        var page = pages.perform(
                        newOfficer("hayashi", "林𠮷男", "shoko", "SECTION_STAFF").with(town.signedIn("kanri")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("仮パスワード")))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        var officer = officers.findByLogin("hayashi").orElseThrow();
        var shown = Pattern.compile("password-shown\">([a-z0-9]{14})<").matcher(page);
        assertThat(shown.find()).isTrue();
        assertThat(passwords.matches(shown.group(1), officer.passwordHash())).isTrue();
        assertThat(officer.passwordTemporary()).isTrue();
        assertThat(town.person("hayashi").has(Role.SECTION_STAFF, town.unit("shoko")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "sato, 佐藤次郎, shoko, SECTION_STAFF, すでに使われています",
        "林, 林𠮷男, shoko, SECTION_STAFF, 利用者IDは",
        "hayashi, '', shoko, SECTION_STAFF, 氏名は",
        "hayashi, 林𠮷男, shoko, DIRECTOR, 部ではないため",
        "hayashi, 林𠮷男, iinkai, SECTION_CHIEF, 課長を置けません",
        "hayashi, 林𠮷男, shoko, BOSS, 所管と役割の両方"
    })
    void a_wrong_officer_is_refused(String login, String name, String unit, String role, String complaint)
            throws Exception {
        pages.perform(newOfficer(login, name, unit, role).with(town.signedIn("kanri")))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString(complaint)));
        assertThat(officers.count()).isEqualTo(14);
    }

    @Test
    void an_appointment_begins_and_ends() throws Exception {
        var sato = town.officer("sato");
        var path = "/admin/officers/" + sato + "/appointments";
        pages.perform(post(path)
                        .param("unit", "nogyo")
                        .param("role", "SECTION_STAFF")
                        .param("from", LocalDate.now(clock).toString())
                        .with(town.signedIn("kanri")))
                .andExpect(redirectedUrl("/admin/officers/" + sato));
        assertThat(town.person("sato").duties()).hasSize(2);
        pages.perform(post(path)
                        .param("unit", "nogyo")
                        .param("role", "SECTION_STAFF")
                        .with(town.signedIn("kanri")))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("すでに持っています")));
        var first = appointments.findByOfficer(sato).stream()
                .filter(held -> held.unit().equals(town.unit("shoko")))
                .findFirst()
                .orElseThrow();
        pages.perform(post(path + "/" + first.id() + "/end")
                        .param("last", LocalDate.now(clock).minusDays(1).toString())
                        .with(town.signedIn("kanri")))
                .andExpect(redirectedUrl("/admin/officers/" + sato));
        assertThat(town.person("sato").duties()).containsExactly(new Duty(Role.SECTION_STAFF, town.unit("nogyo")));
        pages.perform(get("/admin/officers/" + sato).with(town.signedIn("kanri")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("農業振興課")));
    }

    @Test
    void an_appointment_of_somebody_else_is_not_found_under_this_officer() throws Exception {
        var other = appointments.findByOfficer(town.officer("tanaka")).get(0);
        pages.perform(post("/admin/officers/" + town.officer("sato") + "/appointments/" + other.id() + "/end")
                        .with(town.signedIn("kanri")))
                .andExpect(status().isNotFound());
    }

    @Test
    void nobody_changes_the_own_rights() throws Exception {
        var kanri = "/admin/officers/" + town.officer("kanri");
        for (var path : new String[] {"/disable", "/password", "/appointments"}) {
            pages.perform(post(kanri + path)
                            .param("unit", "kikaku")
                            .param("role", "PLANNING")
                            .with(town.signedIn("kanri")))
                    .andExpect(status().isForbidden());
        }
        assertThat(town.person("kanri").duties()).hasSize(1);
        pages.perform(get(kanri).with(town.signedIn("kanri")))
                .andExpect(content().string(not(containsString("利用を停止する"))));
    }

    @Test
    void an_account_is_stopped_and_allowed_again() throws Exception {
        var sato = "/admin/officers/" + town.officer("sato");
        pages.perform(post(sato + "/disable").with(town.signedIn("kanri"))).andExpect(redirectedUrl(sato));
        assertThat(directory.holders(Role.SECTION_STAFF, town.unit("shoko"), LocalDate.now(clock)))
                .extracting(OfficerView::login)
                .containsExactly("suzuki");
        pages.perform(post(sato + "/enable").with(town.signedIn("kanri"))).andExpect(redirectedUrl(sato));
        assertThat(directory.holders(Role.SECTION_STAFF, town.unit("shoko"), LocalDate.now(clock)))
                .hasSize(2);
    }

    @Test
    void a_town_file_adds_people_who_then_get_their_passwords() throws Exception {
        pages.perform(multipart("/admin/units/town-file")
                        .file(file("\uFEFFunits: [{code: kanko, name: 観光課, kind: SECTION, parent: kankei}]\n"
                                + "officers: [{login: mori, name: 森緑,"
                                + " appointments: [{unit: kanko, role: SECTION_CHIEF}]}]"))
                        .with(town.signedIn("kanri")))
                .andExpect(redirectedUrl("/admin/units"))
                .andExpect(flash().attribute(
                                "notice",
                                new Notice("success", "組織ファイルを取り込みました（所管1件、職員1人、発令1件）。新しい職員にはパスワードを発行してください。")));
        assertThat(officers.findByLogin("mori").orElseThrow().hasPassword()).isFalse();
        pages.perform(get("/admin/officers").with(town.signedIn("kanri")))
                .andExpect(content().string(allOf(containsString("1人にパスワード"), containsString("パスワード未発行"))));
        pages.perform(post("/admin/officers/passwords").with(town.signedIn("kanri")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("森緑")));
        assertThat(officers.findByLogin("mori").orElseThrow().hasPassword()).isTrue();
        assertThat(officers.findByLogin("sato").orElseThrow().passwordTemporary())
                .isFalse();
    }

    @Test
    void a_wrong_town_file_says_what_to_mend() throws Exception {
        pages.perform(multipart("/admin/units/town-file")
                        .file(file("units: [{code: kanko"))
                        .with(town.signedIn("kanri")))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("組織ファイルの1行目")));
        pages.perform(multipart("/admin/units/town-file")
                        .file(new MockMultipartFile(
                                "town", "t.yaml", null, "units: 課".getBytes(Charset.forName("windows-31j"))))
                        .with(town.signedIn("kanri")))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("UTF-8ではありません")));
        pages.perform(multipart("/admin/units/town-file").with(town.signedIn("kanri")))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("選ばれていません")));
    }

    @Test
    void an_id_that_is_none_is_not_found() throws Exception {
        pages.perform(get("/admin/officers/abc").with(town.signedIn("kanri"))).andExpect(status().isNotFound());
        pages.perform(get("/admin/officers/" + OfficerId.create()).with(town.signedIn("kanri")))
                .andExpect(status().isNotFound())
                .andExpect(content().string(containsString("この職員は登録されていません")));
    }

    @ParameterizedTest
    @CsvSource({
        "違う合言葉です, 川の流れのように2026, 川の流れのように2026, いまのパスワードが違います",
        "-, 短い, 短い, 12字以上",
        "-, ああああああああああああああ, ああああああああああああああ, 推測されやすい",
        "-, sato-no-aikotoba-1, sato-no-aikotoba-1, 推測されやすい",
        "-, いろはにほへとちりぬるをわかよたれそつねならむうゐ, いろはにほへとちりぬるをわかよたれそつねならむうゐ, 長すぎます",
        "-, 川の流れのように2026, 川の流れのように2025, 確認のために入力した",
        "-, 巡市の合い言葉-2026, 巡市の合い言葉-2026, いまのパスワードと同じ"
    })
    void a_bad_new_password_is_refused_with_the_reason(String current, String chosen, String again, String complaint)
            throws Exception {
        pages.perform(post("/account/password")
                        .param("current", current.equals("-") ? TownFixture.PASSWORD : current)
                        .param("chosen", chosen)
                        .param("again", again)
                        .with(town.signedIn("sato")))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(allOf(containsString(complaint), not(containsString(chosen + "\"")))));
        assertThat(passwords.matches(
                        TownFixture.PASSWORD,
                        officers.findByLogin("sato").orElseThrow().passwordHash()))
                .isTrue();
    }

    private static MockHttpServletRequestBuilder newOfficer(String login, String name, String unit, String role) {
        return post("/admin/officers")
                .param("login", login)
                .param("name", name)
                .param("unit", unit)
                .param("role", role);
    }

    private static MockMultipartFile file(String yaml) {
        return new MockMultipartFile("town", "town.yaml", null, yaml.getBytes(StandardCharsets.UTF_8));
    }
}
