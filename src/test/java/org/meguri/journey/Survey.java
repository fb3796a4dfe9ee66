package org.meguri.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Walks through the house as each of its people, along the links that they are offered, and looks at every page: no link
 * leads to a refusal, no page breaks a rule of accessibility, of the security policy or of the window it is shown in.
 */
final class Survey implements AutoCloseable {

    private static final String PAGE = resource("journey/page.js");
    private static final Path GALLERY = Path.of("target/gallery");

    /** Pictures as ux.md asks for them: a desk's monitor and a tablet. */
    private static final Dimension DESK = new Dimension(1366, 768);

    private static final Dimension TABLET = new Dimension(820, 1180);

    /** Of one route, so many pages are looked at as one person; they differ in their data only. */
    private static final int PAGES_OF_A_ROUTE = 2;

    /** Bytes that a first view should not be heavier than. */
    private static final int FIRST_VIEW = 60_000;

    /** Stops of the Tab key that are pressed one by one; the rest of a long page is reached in the same way. */
    private static final int STOPS = 40;

    /** A text that every form refuses, for it cannot be read on another machine. */
    private static final String UNKEEPABLE = "試験\uE000";

    private final ChromeDriver chrome;
    private final String base;
    private final List<PathPattern> routes;
    private final String state;
    private final Set<String> seen = new TreeSet<>();
    private final Set<String> examined = new HashSet<>();
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, Integer> weights = new TreeMap<>();
    private final Set<String> refused = new HashSet<>();
    private final Set<String> elsewhere = new TreeSet<>();
    private int pages;
    private int views;
    private int refusals;

    Survey(int port, List<PathPattern> routes, String state) {
        this.base = "http://127.0.0.1:" + port;
        this.routes = routes;
        this.state = state;
        chrome = Chrome.start();
        chrome.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
        // Every page is weighed as the first that somebody opens.
        chrome.executeCdpCommand("Network.enable", Map.of());
        chrome.executeCdpCommand("Network.setCacheDisabled", Map.of("cacheDisabled", true));
        size(DESK);
    }

    /** The routes that somebody came to. */
    Set<String> seen() {
        return seen;
    }

    /** What is wrong, a line each. */
    List<String> wrong() {
        return wrong;
    }

    /** Bytes of a first view as they travel, by route: the heaviest page of each. */
    Map<String, Integer> weights() {
        return weights;
    }

    /** Pages that were opened, of any person. */
    int pages() {
        return pages;
    }

    /** Pages times windows, media and sizes of text in which they were looked at. */
    int views() {
        return views;
    }

    /** Prints what was looked at and what is wrong. */
    void report(String where) {
        System.out.printf(
                "pages: %s: %d routes, %d pages, %d views, %d refused forms, %d findings%n",
                where, seen.size(), pages, views, refusals, wrong.size());
        elsewhere.forEach(form -> System.out.println("pages: refused on a page of its own: " + form));
        weights.forEach((route, bytes) -> {
            if (bytes > FIRST_VIEW) {
                System.out.println("pages: heavier than 60 kB: " + route + " " + bytes);
            }
        });
        wrong.forEach(line -> System.out.println("pages: " + line));
    }

    void as(String login, String password) {
        chrome.manage().deleteAllCookies();
        chrome.get(base + "/login");
        chrome.executeScript(
                "document.getElementById('username').value = arguments[0];"
                        + "document.getElementById('password').value = arguments[1];"
                        + "document.getElementById('login-button').click()",
                login,
                password);
        new WebDriverWait(chrome, Duration.ofSeconds(20))
                .until(driver -> driver.getCurrentUrl().endsWith("/tasks"));
    }

    void asNobody() {
        chrome.manage().deleteAllCookies();
    }

    /** Follows links from these addresses as one person. @param who a word for the person in what is reported */
    void walk(String who, List<String> starts) {
        var queue = new ArrayDeque<>(starts);
        var known = new HashSet<>(starts);
        var visited = new HashMap<String, Integer>();
        while (!queue.isEmpty()) {
            var address = queue.removeFirst();
            var route = Rounds.route(routes, address);
            if (route == null || visited.merge(key(route, address), 1, Integer::sum) > PAGES_OF_A_ROUTE) {
                continue;
            }
            if (isFile(route)) {
                fetch(who, route, address);
                continue;
            }
            if (!visit(who, route, address)) {
                continue;
            }
            for (var link : check("links")) {
                if (known.add(link)) {
                    queue.addLast(link);
                }
            }
        }
    }

    /** Opens one page, as somebody who was given its address. */
    void look(String who, String address) {
        var route = Rounds.route(routes, address);
        assertThat(route).as("a route for " + address).isNotNull();
        visit(who, route, address);
    }

    private boolean visit(String who, PathPattern route, String address) {
        chrome.get(base + address);
        pages++;
        var place = who + " at " + address;
        var status = ((Number)
                        chrome.executeScript("return performance.getEntriesByType('navigation')[0].responseStatus"))
                .intValue();
        if (status != 200) {
            wrong.add(place + ": answered " + status);
            return false;
        }
        seen.add(route.getPatternString());
        report(place, Axe.violations(chrome));
        report(place, check("one-heading"));
        report(place, check("width"));
        report(place + ", console", Chrome.reports(chrome));
        var weight = check("weight");
        weights.merge(route.getPatternString(), Integer.parseInt(weight.get(0)), Integer::max);
        report(place + ", another host", weight.subList(1, weight.size()));
        views++;
        if (examined.add(key(route, address))) {
            examine(who, route, place);
        }
        return true;
    }

    /** The same page in other windows, with large text, in forced colours, on paper, by keyboard. */
    private void examine(String who, PathPattern route, String place) {
        var name = state + "-"
                + (who + route.getPatternString())
                        .replaceAll("[^A-Za-z0-9]+", "-")
                        .replaceAll("-$", "");
        picture(name + "-desk");
        // The Tab key first: the browser shows where the focus is to those who use the keyboard.
        stops(place);
        report(place + ", by keyboard", check("focus"));
        dialogs(place);
        size(TABLET);
        report(place + ", tablet", check("width"));
        picture(name + "-tablet");
        metrics(320, 640);
        report(place + ", 320 px", check("width"));
        report(place + ", 320 px", Axe.violations(chrome));
        size(DESK);
        chrome.executeScript("document.documentElement.style.fontSize = '200%'");
        report(place + ", text of 200 %", check("width"));
        chrome.executeScript("document.documentElement.style.fontSize = ''");
        media("screen", "forced-colors", "active");
        report(place + ", forced colours", Axe.violations(chrome));
        report(place + ", forced colours", check("focus"));
        media("print", "forced-colors", "none");
        paper(name, place);
        media("", "forced-colors", "none");
        report(place + ", in other views", Chrome.reports(chrome));
        views += 6;
        refusals(name, place);
    }

    /**
     * Every form of the page that takes a text is sent with one that nothing can keep (a character of the private use area):
     * the answer says what is wrong, shows the text again, and is as good a page as the one before.
     */
    private void refusals(String name, String place) {
        var address = chrome.getCurrentUrl();
        var forms = check("forms");
        for (var form = 0; form < forms.size(); form++) {
            if (!refused.add(forms.get(form))) {
                continue;
            }
            chrome.get(address);
            var asked = place + ", refused " + forms.get(form);
            chrome.executeScript("window.asked = true");
            chrome.executeScript(PAGE, "refuse", form, UNKEEPABLE);
            try {
                new WebDriverWait(chrome, Duration.ofSeconds(20))
                        .until(driver -> check("answered").isEmpty());
            } catch (TimeoutException silent) {
                report(asked, List.of("no answer"));
                continue;
            }
            report(asked, check("refused"));
            if (!chrome.findElements(By.className("failure-code")).isEmpty()) {
                elsewhere.add(forms.get(form) + ": "
                        + chrome.findElement(By.cssSelector("main .narrative")).getText());
            }
            report(asked, Axe.violations(chrome));
            report(asked, check("width"));
            report(asked + ", console", Chrome.reports(chrome));
            picture(name + "-refused-" + form);
            refusals++;
            views++;
        }
        chrome.get(address);
    }

    /** The Tab key goes through all of a page and is held nowhere. */
    private void stops(String place) {
        var places = (List<?>) chrome.executeScript(PAGE, "stops");
        var number = ((Number) places.get(0)).intValue();
        var dates = ((Number) places.get(1)).intValue();
        for (var press = 0; press < Math.min(number + 3 * dates, STOPS); press++) {
            for (var type : List.of("rawKeyDown", "keyUp")) {
                chrome.executeCdpCommand(
                        "Input.dispatchKeyEvent",
                        Map.of("type", type, "key", "Tab", "code", "Tab", "windowsVirtualKeyCode", 9));
            }
        }
        var reached = ((Number) ((List<?>) chrome.executeScript(PAGE, "stopped")).get(0)).intValue();
        // The body of a page may be a stop of its own before the first link.
        if (reached < Math.min(number, STOPS - 3 * dates) - 1) {
            wrong.add(place + ": the Tab key reaches " + reached + " of " + number + " places");
        }
    }

    private void dialogs(String place) {
        for (var opener : chrome.findElements(By.cssSelector("button[data-opens]"))) {
            if (opener.isDisplayed()) {
                opener.click();
                report(place + ", dialog", Axe.violations(chrome));
                views++;
                chrome.executeScript("document.querySelectorAll('dialog[open]').forEach(one => one.close())");
            }
        }
    }

    private void paper(String name, String place) {
        var printed = (String)
                chrome.executeCdpCommand("Page.printToPDF", Map.of("preferCSSPageSize", true, "printBackground", true))
                        .get("data");
        var pdf = Base64.getDecoder().decode(printed);
        assertThat(pdf.length).as("paper of " + place).isGreaterThan(1000);
        keep(name + ".pdf", pdf);
        // As wide as the sheet between its margins, A4 upright or A3 across: what is wider would be cut.
        var across =
                !chrome.findElements(By.cssSelector("main.wide, body.wide")).isEmpty();
        metrics(across ? 1496 : 688, 1000);
        report(place + ", on paper", check("width"));
        size(DESK);
    }

    private void fetch(String who, PathPattern route, String address) {
        var status = ((Number) chrome.executeAsyncScript(
                        "const done = arguments[1]; fetch(arguments[0]).then(answer => done(answer.status), () => done(0))",
                        base + address))
                .intValue();
        if (status == 200) {
            seen.add(route.getPatternString());
        } else {
            wrong.add(who + " at " + address + ": answered " + status);
        }
    }

    private void report(String place, List<String> findings) {
        findings.forEach(finding -> wrong.add(place + ": " + finding));
    }

    @SuppressWarnings("unchecked")
    private List<String> check(String name) {
        return (List<String>) chrome.executeScript(PAGE, name);
    }

    private void size(Dimension window) {
        metrics(window.width, window.height);
    }

    private void metrics(int width, int height) {
        chrome.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    private void media(String media, String feature, String value) {
        chrome.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("media", media, "features", List.of(Map.of("name", feature, "value", value))));
    }

    private void picture(String name) {
        chrome.executeScript("scrollTo(0, 0)");
        keep(name + ".png", chrome.getScreenshotAs(OutputType.BYTES));
    }

    private static void keep(String name, byte[] content) {
        try {
            Files.write(Files.createDirectories(GALLERY).resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Pages of one route with other parameters are other pages: a filter, a drawing. */
    private static String key(PathPattern route, String address) {
        var query = address.indexOf('?');
        var names = new TreeSet<String>();
        if (query >= 0) {
            for (var parameter : address.substring(query + 1).split("&")) {
                names.add(parameter.replaceAll("=.*$", ""));
            }
        }
        return route.getPatternString() + names;
    }

    /** Routes that answer with a file and no page. */
    private static boolean isFile(PathPattern route) {
        return route.getPatternString()
                .matches(".*(\\{extension.*|\\.(csv|xlsx|json|yaml|pdf|ics)|/file|/models/\\{model})$");
    }

    private static String resource(String path) {
        try {
            return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One page over all pictures that were taken, for whoever looks at them: {@code target/gallery/index.html}. */
    private static void contents() {
        try (var files = Files.list(Files.createDirectories(GALLERY))) {
            var html = new StringBuilder(
                    """
                    <!DOCTYPE html><html lang="ja"><meta charset="utf-8"><title>画面の一覧</title>
                    <style>body{font-family:sans-serif;margin:1rem}section{display:flex;gap:1rem;align-items:start}
                    h2{font-size:1rem}img{border:1px solid #888;height:18rem}</style><h1>画面の一覧</h1>
                    """);
            var screens = new TreeMap<String, TreeSet<String>>();
            files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".png") || file.endsWith(".pdf"))
                    .forEach(file -> screens.computeIfAbsent(
                                    file.replaceAll("(-(desk|tablet|refused-\\d+))?\\.(png|pdf)$", ""),
                                    screen -> new TreeSet<>())
                            .add(file));
            screens.forEach((screen, shown) -> {
                html.append("<h2>").append(screen).append("</h2><section>");
                shown.forEach(file -> html.append("<a href=\"%s\">".formatted(file))
                        .append(
                                file.endsWith(".pdf")
                                        ? "印刷（PDF）"
                                        : "<img loading=\"lazy\" src=\"%s\" alt=\"%s\">".formatted(file, file))
                        .append("</a>"));
                html.append("</section>\n");
            });
            keep("index.html", html.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        chrome.quit();
        contents();
    }
}
