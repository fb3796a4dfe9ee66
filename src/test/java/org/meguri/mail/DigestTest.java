package org.meguri.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.mail.Letter.Digest;
import org.meguri.organization.Directory;
import org.meguri.system.TownClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The morning's mail: one a person, the most urgent first, each letter in exactly one. */
@MeguriTest
class DigestTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 10);

    @Autowired
    Outbox outbox;

    @Autowired
    MyNotices mine;

    @Autowired
    MorningPost morning;

    @Autowired
    OutgoingLetters letters;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Directory directory;

    @Autowired
    TownFixture town;

    @Autowired
    TownClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void found() {
        town.found();
        clock.moveTo(Instant.parse("2026-06-09T23:30:00Z"));
    }

    @Test
    void what_is_most_urgent_stands_first_and_the_subject_counts_it() {
        post("news", "sato", "REMARK", null);
        post("soon", "sato", "REMINDER", new Digest(DigestRank.SOON, "自己評価　No.3 橋\n期限 6/12　あと2営業日", DAY.plusDays(2)));
        post("late2", "sato", "OVERDUE", new Digest(DigestRank.LATE, "自己評価　No.2 道", DAY.minusDays(1)));
        post("late1", "sato", "PLANNING", new Digest(DigestRank.LATE, "自己評価　No.1 川", DAY.minusDays(9)));
        post("told", "sato", "DIRECTOR", new Digest(DigestRank.REPORTED, "課長承認　No.4 森", DAY.minusDays(3)));
        assertThat(morning.bundle(DAY)).isEqualTo(1);
        var mail = digests("佐藤花子").get(0);
        assertThat(mail.subject()).contains("期限超過2件・遅れの報告1件・期限間近1件・お知らせ1件");
        assertThat(mail.body())
                .containsSubsequence(
                        "佐藤花子 様",
                        "■ 期限を過ぎた、あなたの作業（2件）",
                        "1．自己評価　No.1 川",
                        "2．自己評価　No.2 道",
                        "■ 期限を過ぎた作業の報告（1件）",
                        "1．課長承認　No.4 森",
                        "■ 期限が近い作業（1件）",
                        "期限 6/12　あと2営業日",
                        "■ お知らせ（1件）",
                        "1．件名news",
                        "/notices/settings")
                .doesNotContain("本文");
    }

    @Test
    void a_morning_is_over_when_its_mails_are_written() {
        post("1", "sato", "REMARK", null);
        morning.bundle(DAY);
        post("2", "suzuki", "REMARK", null);
        assertThat(morning.bundle(DAY)).as("for somebody else, later that day").isZero();
        assertThat(morning.bundle(DAY.plusDays(1))).isEqualTo(1);
    }

    @Test
    void a_morning_is_not_over_while_another_node_is_at_somebodys_mail_and_may_yet_die() throws Exception {
        post("1", "sato", "REMARK", null);
        post("2", "suzuki", "REMARK", null);
        var here = Executors.newSingleThreadExecutor();
        try {
            var first = transaction.execute(status -> {
                letters.lockCollected(town.officer("sato"));
                var round = here.submit(() -> morning.bundle(DAY));
                try {
                    round.get(2, TimeUnit.SECONDS);
                } catch (TimeoutException e) {
                    // An H2 does not pass over what is locked.
                } catch (InterruptedException | ExecutionException e) {
                    throw new IllegalStateException(e);
                }
                status.setRollbackOnly();
                return round;
            });
            assertThat(first.get(30, TimeUnit.SECONDS) + morning.bundle(DAY)).isEqualTo(2);
            assertThat(digests("佐藤花子")).hasSize(1);
            assertThat(morning.bundle(DAY)).isZero();
        } finally {
            here.shutdownNow();
        }
    }

    @Test
    void whatever_comes_and_is_chosen_each_letter_goes_in_one_mail_and_nobody_gets_two_a_day() {
        var people = List.of("sato", "suzuki", "shokocho", "bucho", "kikaku");
        var kinds = List.of("REMINDER", "OVERDUE", "DIRECTOR", "RETURNED", "REMARK", "EXTENSION", "DEPUTY");
        for (long seed = 1; seed <= 40; seed++) {
            var random = new Random(seed);
            jdbc.update("delete from letter");
            jdbc.update("delete from morning_post");
            jdbc.update("delete from notice_choice");
            people.forEach(login -> mine.choose(
                    Map.of(
                            NoticeKind.RETURNED,
                            random.nextBoolean() ? NoticeDelivery.MORNING : NoticeDelivery.AT_ONCE,
                            NoticeKind.REMINDER,
                            NoticeDelivery.values()[random.nextInt(3)]),
                    town.person(login)));
            var day = DAY;
            for (int morningNumber = 0; morningNumber < 6; morningNumber++) {
                for (int count = random.nextInt(12); count > 0; count--) {
                    var ranks = DigestRank.values();
                    post(
                            "s" + seed + "-" + morningNumber + "-" + count,
                            people.get(random.nextInt(people.size())),
                            kinds.get(random.nextInt(kinds.size())),
                            random.nextBoolean()
                                    ? null
                                    : new Digest(ranks[random.nextInt(4)], "見出し", day.plusDays(random.nextInt(9))));
                }
                for (int calls = random.nextInt(4); calls > 0; calls--) {
                    morning.bundle(day);
                }
                day = day.plusDays(1);
            }
            morning.bundle(day);
            everyLetterIsInOneMail("seed " + seed);
        }
    }

    private void everyLetterIsInOneMail(String seed) {
        var bundles = new HashMap<String, List<String>>();
        jdbc.query("select letter_key, state, bundle_key, kind from letter", row -> {
            if ("BUNDLED".equals(row.getString("state"))) {
                bundles.computeIfAbsent(row.getString("bundle_key"), key -> new ArrayList<>())
                        .add(row.getString("letter_key"));
            }
        });
        var letters = outbox.all();
        assertThat(letters).as(seed).extracting(LetterView::state).isSubsetOf("WAITING", "BUNDLED", "ON_SCREEN");
        var digests = letters.stream()
                .filter(letter -> letter.kind().equals(MorningPost.KIND))
                .toList();
        assertThat(digests).as(seed).extracting(LetterView::key).doesNotHaveDuplicates();
        assertThat(digests.stream().map(LetterView::key).collect(Collectors.toSet()))
                .as(seed)
                .isEqualTo(bundles.keySet());
        digests.forEach(mail -> assertThat(entries(mail.body()))
                .as("%s, entries of %s", seed, mail.key())
                .isEqualTo(bundles.getOrDefault(mail.key(), List.of()).size()));
    }

    private static long entries(String body) {
        return body.lines().filter(line -> line.matches("[0-9]+．.*")).count();
    }

    private List<LetterView> digests(String name) {
        return outbox.all().stream()
                .filter(letter -> letter.kind().equals(MorningPost.KIND)
                        && letter.recipient().equals(name))
                .toList();
    }

    private void post(String key, String login, String kind, @org.jspecify.annotations.Nullable Digest digest) {
        outbox.post(new Letter(
                key,
                directory.officer(town.officer(login)),
                "【めぐり】件名" + key,
                "本文",
                kind,
                null,
                "/evaluations/1",
                false,
                digest));
    }
}
