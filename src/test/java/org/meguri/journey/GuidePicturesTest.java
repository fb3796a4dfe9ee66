package org.meguri.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.Needs;
import org.meguri.rehearsal.SampleTown;
import org.meguri.system.TownClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The guide shows the pages as they are. Each picture is taken here, of the sample town on a day that stands still, and kept
 * beside a mark of the words by which people find their way on the page: headings, labels, buttons, columns. When a page has
 * changed, this test fails until the picture is taken anew: {@code mvn test -Dtest=GuidePicturesTest -Dmeguri.pictures=renew}.
 */
@MeguriTest
@SuppressWarnings("NullAway.Init")
class GuidePicturesTest {

    private static final Path PICTURES = Path.of("src/main/resources/static/img/guide");
    private static final Path MARKS = Path.of("src/test/resources/journey/guide-pictures.properties");

    /** A working day in the middle of the sample town's year. */
    private static final LocalDateTime MORNING = LocalDateTime.parse("2026-07-06T09:30:00");

    private static final String SIGNPOSTS =
            """
            return [...document.querySelectorAll("h1, h2, h3, label, legend, button, th, summary, .menu a, main .button")]
              .filter(one => one.checkVisibility()).map(one => one.innerText.trim()).filter(words => words).join("\\n")
            """;

    /**
     * @param login of the sample town
     * @param follow the link on that page that leads to the one shown; null for the page itself
     * @param scrollTo what stands at the top of the picture; null for the top of the page
     */
    private record Shot(String name, String login, String address, @Nullable String follow, @Nullable String scrollTo) {

        Shot(String name, String login, String address) {
            this(name, login, address, null, null);
        }
    }

    private static final List<Shot> SHOTS = List.of(
            new Shot("staff-tasks", "shoko-1", "/tasks"),
            new Shot(
                    "staff-sheet",
                    "shoko-1",
                    "/tasks",
                    "main tbody tr:last-child a[href^='/evaluations/']",
                    ".sheet-row"),
            new Shot("chief-queue", "shoko-kacho", "/approvals"),
            new Shot("chief-show", "shoko-kacho", "/approvals", "main a[href^='/approvals/']", null),
            new Shot("chief-deputies", "shoko-kacho", "/deputies"),
            new Shot("director-tasks", "kankei-bucho", "/tasks"),
            new Shot("planning-monitor", "kikaku-1", "/monitor"),
            new Shot("planning-board", "kikaku-1", "/reviews"),
            new Shot("committee-list", "iin-1", "/committee"),
            new Shot("committee-sheet", "iin-1", "/committee", "main a[href^='/committee/evaluations/']", null),
            new Shot("executive-list", "cho", "/board"),
            new Shot("administrator-officers", "admin", "/admin/officers"),
            new Shot("administrator-operation", "admin", "/admin/operation"));

    @LocalServerPort
    int port;

    @Autowired
    private SampleTown sample;

    @Autowired
    private TownClock clock;

    @BeforeEach
    void browser() {
        Needs.that(Chrome.available(), "/usr/bin/chromium and /usr/bin/chromedriver");
    }

    @Test
    void the_guide_shows_the_pages_as_they_are() throws Exception {
        standStill();
        sample.found();
        standStill();
        var renew = "renew".equals(System.getProperty("meguri.pictures"));
        var marks = new TreeMap<String, String>();
        try (var browser = new Browser(port)) {
            for (var shot : SHOTS) {
                browser.signIn(shot.login(), SampleTown.PASSWORD);
                browser.pressIfThere("form[action='/guide/tour/done'] button");
                browser.open(shot.address());
                if (shot.follow() != null) {
                    browser.press(shot.follow());
                }
                marks.put(shot.name(), mark(browser.script(SIGNPOSTS)));
                if (renew) {
                    Files.createDirectories(PICTURES);
                    Files.write(PICTURES.resolve(shot.name() + ".webp"), browser.pictureOf(shot.scrollTo(), 1366, 768));
                }
            }
        }
        if (renew) {
            Files.writeString(
                    MARKS,
                    marks.entrySet().stream()
                            .map(one -> one.getKey() + "=" + one.getValue() + "\n")
                            .collect(Collectors.joining()));
        }
        assertThat(marks)
                .as("pages that the guide shows otherwise than they are; take the pictures anew with"
                        + " -Dtest=GuidePicturesTest -Dmeguri.pictures=renew")
                .isEqualTo(kept());
        assertThat(marks.keySet())
                .allSatisfy(name ->
                        assertThat(PICTURES.resolve(name + ".webp")).as(name).isNotEmptyFile());
    }

    private void standStill() {
        clock.moveTo(MORNING.atZone(ZoneId.of("Asia/Tokyo")).toInstant());
    }

    private static TreeMap<String, String> kept() throws IOException {
        var read = new Properties();
        read.load(new StringReader(Files.readString(MARKS)));
        var kept = new TreeMap<String, String>();
        read.forEach((name, mark) -> kept.put((String) name, (String) mark));
        return kept;
    }

    private static String mark(String words) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, 8);
    }
}
