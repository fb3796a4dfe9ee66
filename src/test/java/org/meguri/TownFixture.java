package org.meguri;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.meguri.organization.ChangeOrganization;
import org.meguri.organization.DeputyId;
import org.meguri.organization.DesignateDeputy;
import org.meguri.organization.Directory;
import org.meguri.organization.FoundTown;
import org.meguri.organization.OfficerId;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * A small town for tests: two departments, their sections, the bodies, and at least one officer for every role.
 *
 * <pre>
 * kankei   環境経済部      bucho (DIRECTOR)
 *   shoko    商工観光課    sato, suzuki (SECTION_STAFF)  shokocho (SECTION_CHIEF)
 *   nogyo    農業振興課    tanaka (SECTION_STAFF)        nogyocho (SECTION_CHIEF)
 * kikakubu 企画部          kikakubucho (DIRECTOR)
 *   kikaku   企画課        kikaku, kikaku2 (PLANNING)    kikakucho (SECTION_CHIEF, PLANNING)
 * iinkai   外部評価委員会  iin, iin2 (COMMITTEE_MEMBER)
 * chogi    庁議            shicho (EXECUTIVE)
 * joho     情報システム課  kanri (ADMINISTRATOR)
 * </pre>
 */
@TestComponent
public class TownFixture {

    /** Everybody's password. */
    public static final String PASSWORD = "巡市の合い言葉-2026";

    /** First day of everything in the town. */
    public static final LocalDate FOUNDED = LocalDate.of(2020, 4, 1);

    private static final String TOWN =
            """
            town: 巡市
            units:
              - {code: kankei, name: 環境経済部, kind: DEPARTMENT}
              - {code: shoko, name: 商工観光課, kind: SECTION, parent: kankei}
              - {code: nogyo, name: 農業振興課, kind: SECTION, parent: kankei}
              - {code: kikakubu, name: 企画部, kind: DEPARTMENT}
              - {code: kikaku, name: 企画課, kind: SECTION, parent: kikakubu}
              - {code: joho, name: 情報システム課, kind: SECTION, parent: kikakubu}
              - {code: iinkai, name: 外部評価委員会, kind: BODY}
              - {code: chogi, name: 庁議, kind: BODY}
            officers:
              - {login: sato, name: 佐藤花子, mail: sato@example.jp, appointments: [{unit: shoko, role: SECTION_STAFF}]}
              - {login: suzuki, name: 鈴木一郎, mail: suzuki@example.jp, appointments: [{unit: shoko, role: SECTION_STAFF}]}
              - {login: shokocho, name: 𠮷野桂子, mail: shokocho@example.jp, appointments: [{unit: shoko, role: SECTION_CHIEF}]}
              - {login: tanaka, name: 田中実, mail: tanaka@example.jp, appointments: [{unit: nogyo, role: SECTION_STAFF}]}
              - {login: nogyocho, name: 高橋稔, mail: nogyocho@example.jp, appointments: [{unit: nogyo, role: SECTION_CHIEF}]}
              - {login: bucho, name: 渡辺茂, mail: bucho@example.jp, appointments: [{unit: kankei, role: DIRECTOR}]}
              - {login: kikakubucho, name: 伊藤薫, mail: kikakubucho@example.jp, appointments: [{unit: kikakubu, role: DIRECTOR}]}
              - {login: kikaku, name: 山本優, mail: kikaku@example.jp, appointments: [{unit: kikaku, role: PLANNING}]}
              - {login: kikaku2, name: 中村光, mail: kikaku2@example.jp, appointments: [{unit: kikaku, role: PLANNING}]}
              - login: kikakucho
                name: 小林歩
                mail: kikakucho@example.jp
                appointments: [{unit: kikaku, role: SECTION_CHIEF}, {unit: kikaku, role: PLANNING}]
              - {login: iin, name: 加藤正, mail: iin@example.jp, appointments: [{unit: iinkai, role: COMMITTEE_MEMBER}]}
              - {login: iin2, name: 吉田泉, appointments: [{unit: iinkai, role: COMMITTEE_MEMBER}]}
              - {login: shicho, name: 山田誠, mail: shicho@example.jp, appointments: [{unit: chogi, role: EXECUTIVE}]}
              - {login: kanri, name: 佐々木守, mail: kanri@example.jp, appointments: [{unit: joho, role: ADMINISTRATOR}]}
            """;

    private final FoundTown foundTown;
    private final Directory directory;
    private final UserDetailsService accounts;
    private final Clock clock;
    private final ChangeOrganization organization;
    private final DesignateDeputy designateDeputy;
    private final JdbcTemplate database;

    TownFixture(
            FoundTown foundTown,
            Directory directory,
            UserDetailsService accounts,
            Clock clock,
            ChangeOrganization organization,
            DesignateDeputy designateDeputy,
            JdbcTemplate database) {
        this.database = database;
        this.organization = organization;
        this.designateDeputy = designateDeputy;
        this.foundTown = foundTown;
        this.directory = directory;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Founds the town. Each test that needs it says so, since the house is empty before every test. */
    public void found() {
        foundTown.found(TOWN, FOUNDED, PASSWORD);
    }

    /** Adds units and officers in the form of a town file. */
    public void extend(String yaml) {
        foundTown.found(yaml, FOUNDED, PASSWORD);
    }

    /** The unit with this code, today. */
    public UnitId unit(String code) {
        return directory.units(today()).stream()
                .filter(unit -> unit.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No unit " + code + " in the town"))
                .id();
    }

    public OfficerId officer(String login) {
        return directory
                .officerWithLogin(login)
                .orElseThrow(() -> new IllegalArgumentException("No officer " + login + " in the town"))
                .id();
    }

    /** The officer as the one who acts today, for calls of use cases. */
    public SignedIn person(String login) {
        return directory.signedIn(officer(login), today());
    }

    /** For MockMvc: the request comes from this officer's session and carries its CSRF token. */
    public RequestPostProcessor signedIn(String login) {
        var session = user(accounts.loadUserByUsername(login));
        var token = csrf();
        return request -> token.postProcessRequest(session.postProcessRequest(request));
    }

    /** The appointment by which this officer holds the role in the unit. */
    public UUID appointment(String login, String unit, Role role) {
        return organization.appointments(List.of(unit(unit)), today()).stream()
                .filter(held -> held.login().equals(login) && held.role() == role)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(login + " holds no such role in " + unit))
                .id();
    }

    /** The chief names the own deputy from today to this day. */
    public DeputyId deputy(String chief, String unit, String deputy, LocalDate to) {
        return designateDeputy.designate(
                new DesignateDeputy.Command(
                        appointment(chief, unit, Role.SECTION_CHIEF),
                        officer(deputy).value(),
                        today(),
                        to,
                        "出張"),
                person(chief));
    }

    /** Closes the account, as the administrator does. */
    public void disable(String login) {
        database.update("update officer set enabled = false where login = ?", login);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
