package org.meguri.reorganization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.meguri.TownFixture;
import org.meguri.organization.ChangeOrganization.Wanted;
import org.meguri.organization.Role;
import org.meguri.organization.UnitKind;
import org.meguri.plan.ItemDraft;
import org.meguri.plan.Responsibility;
import org.meguri.reorganization.Mapping.Move;
import org.meguri.reorganization.Mapping.NewAppointment;

/**
 * The town before the renames that the real documents show, and the reorganisation that makes them: 農政課 is renamed to
 * 農業振興課, 商工課 and 観光課 merge into 商工観光課, 自治文化課 is split into 人権推進課 and 地域振興課.
 */
final class ReorganizedTown {

    static final String TOWN =
            """
            town: 巡市
            units:
              - {code: kankei, name: 環境経済部, kind: DEPARTMENT}
              - {code: shoko, name: 商工課, kind: SECTION, parent: kankei}
              - {code: kanko, name: 観光課, kind: SECTION, parent: kankei}
              - {code: nosei, name: 農政課, kind: SECTION, parent: kankei}
              - {code: shimin, name: 市民部, kind: DEPARTMENT}
              - {code: jichi, name: 自治文化課, kind: SECTION, parent: shimin}
              - {code: kikakubu, name: 企画部, kind: DEPARTMENT}
              - {code: kikaku, name: 企画課, kind: SECTION, parent: kikakubu}
              - {code: joho, name: 情報システム課, kind: SECTION, parent: kikakubu}
              - {code: iinkai, name: 外部評価委員会, kind: BODY}
              - {code: chogi, name: 庁議, kind: BODY}
            officers:
              - {login: sato, name: 佐藤花子, mail: sato@example.jp, appointments: [{unit: shoko, role: SECTION_STAFF}]}
              - {login: shokocho, name: 𠮷野桂子, mail: shokocho@example.jp, appointments: [{unit: shoko, role: SECTION_CHIEF}]}
              - {login: ito, name: 伊藤薫, mail: ito@example.jp, appointments: [{unit: kanko, role: SECTION_STAFF}]}
              - {login: kankocho, name: 鈴木一郎, mail: kankocho@example.jp, appointments: [{unit: kanko, role: SECTION_CHIEF}]}
              - {login: tanaka, name: 田中実, mail: tanaka@example.jp, appointments: [{unit: nosei, role: SECTION_STAFF}]}
              - {login: noseicho, name: 高橋稔, mail: noseicho@example.jp, appointments: [{unit: nosei, role: SECTION_CHIEF}]}
              - {login: mori, name: 森幸, mail: mori@example.jp, appointments: [{unit: jichi, role: SECTION_STAFF}]}
              - {login: ono, name: 小野翼, mail: ono@example.jp, appointments: [{unit: jichi, role: SECTION_STAFF}]}
              - {login: jichicho, name: 石井薫, mail: jichicho@example.jp, appointments: [{unit: jichi, role: SECTION_CHIEF}]}
              - {login: bucho, name: 渡辺茂, mail: bucho@example.jp, appointments: [{unit: kankei, role: DIRECTOR}]}
              - {login: shiminbucho, name: 林茂, mail: shiminbucho@example.jp, appointments: [{unit: shimin, role: DIRECTOR}]}
              - {login: kikaku, name: 山本優, mail: kikaku@example.jp, appointments: [{unit: kikaku, role: PLANNING}]}
              - {login: kikaku2, name: 中村光, mail: kikaku2@example.jp, appointments: [{unit: kikaku, role: PLANNING}]}
              - {login: kikakucho, name: 小林歩, mail: kikakucho@example.jp, appointments: [{unit: kikaku, role: SECTION_CHIEF}]}
              - {login: hayashi, name: 林明, mail: hayashi@example.jp, appointments: [{unit: kikaku, role: SECTION_STAFF}]}
              - {login: iin, name: 加藤正, mail: iin@example.jp, appointments: [{unit: iinkai, role: COMMITTEE_MEMBER}]}
              - {login: shicho, name: 山田誠, mail: shicho@example.jp, appointments: [{unit: chogi, role: EXECUTIVE}]}
              - {login: kanri, name: 佐々木守, mail: kanri@example.jp, appointments: [{unit: joho, role: ADMINISTRATOR}]}
            """;

    static final String PLAN =
            """
            code: %s
            title: %s
            period: {from: 2022, to: 2026}
            item: 事業
            levels:
              - {key: pillar, label: 柱}
            scales:
              - key: result
                label: 評価
                choices:
                  - {code: ◎, label: 計画以上}
                  - {code: ×, label: 未実施}
            sheet: reform-evaluation
            columns:
              - {name: 番号, to: number}
              - {name: 柱, to: level.pillar}
              - {name: 事業名, to: name}
              - {name: 評価, to: answer.result, scale: result}
              - {name: 実施状況, to: answer.status_text}
              - {name: 今後, to: answer.future_text}
              - {name: 担当課, to: units}
            tally: [result]
            """;

    private ReorganizedTown() {}

    static ItemDraft item(TownFixture town, int seq, String... units) {
        var names = Map.of("shoko", "商工課", "kanko", "観光課", "nosei", "農政課", "jichi", "自治文化課", "kikaku", "企画課");
        var responsibilities = new ArrayList<Responsibility>();
        for (var unit : units) {
            responsibilities.add(new Responsibility(
                    town.unit(unit), Objects.requireNonNull(names.get(unit)), responsibilities.isEmpty()));
        }
        return new ItemDraft(seq, Integer.toString(seq), "事業" + seq, Map.of("pillar", "柱"), Map.of(), responsibilities);
    }

    /** Units and successions; items and people of 自治文化課 are still to be decided. */
    static Mapping outline(TownFixture town) {
        return Mapping.empty()
                .withUnits(List.of(
                        new Wanted("shokokanko", "商工観光課", UnitKind.SECTION, "kankei"),
                        new Wanted("nogyo", "農業振興課", UnitKind.SECTION, "kankei"),
                        new Wanted("jinken", "人権推進課", UnitKind.SECTION, "shimin"),
                        new Wanted("chiiki", "地域振興課", UnitKind.SECTION, "shimin")))
                .withMoves(List.of(
                        new Move(town.unit("nosei"), "nogyo"),
                        new Move(town.unit("shoko"), "shokokanko"),
                        new Move(town.unit("kanko"), "shokokanko"),
                        new Move(town.unit("jichi"), "jinken"),
                        new Move(town.unit("jichi"), "chiiki")));
    }

    /** The chief of 地域振興課 comes from elsewhere; the chief of 観光課 becomes staff of the merged section. */
    static Mapping withAppointments(TownFixture town, Mapping mapping) {
        return mapping.withAppointments(List.of(
                new NewAppointment(town.officer("hayashi"), "chiiki", Role.SECTION_CHIEF),
                new NewAppointment(town.officer("kankocho"), "shokokanko", Role.SECTION_STAFF)));
    }

    static final LocalDate FIRST_DAY = LocalDate.of(2026, 8, 3);
}
