package org.meguri.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real browser, as one person after another uses it. Every page that is opened is checked with axe. */
final class Browser implements AutoCloseable {

    private final ChromeDriver chrome;
    private final WebDriverWait wait;
    private final String base;
    private final List<String> pages = new ArrayList<>();

    Browser(int port) {
        base = "http://127.0.0.1:" + port;
        chrome = Chrome.start();
        chrome.manage().window().setSize(new Dimension(1366, 900));
        wait = new WebDriverWait(chrome, Duration.ofSeconds(20));
        wait.ignoring(JavascriptException.class);
    }

    /** Whether this machine has a browser; a build that must not skip fails without one. */
    static boolean available() {
        return Chrome.available();
    }

    void signIn(String login, String password) {
        chrome.manage().deleteAllCookies();
        open("/login");
        type("username", login);
        type("password", password);
        press("#login-button");
        assertThat(path()).as("after the log-in of " + login).isEqualTo("/tasks");
    }

    void open(String path) {
        chrome.get(base + path);
        look();
    }

    /** Follows the link with these words. */
    void follow(String words) {
        press(chrome.findElement(By.partialLinkText(words)));
    }

    void press(String css) {
        press(chrome.findElement(By.cssSelector(css)));
    }

    /**
     * Clicks and waits for the page that follows. The page before is known by a mark of its own and not by one of its
     * elements: the driver is at times asked for an element just when it is taken away, and answers with an error.
     */
    private void press(WebElement element) {
        chrome.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
        next(element::click);
    }

    private void next(Runnable act) {
        chrome.executeScript("window.pageBefore = true");
        act.run();
        wait.until(driver -> Boolean.TRUE.equals(
                chrome.executeScript("return !window.pageBefore && document.readyState === 'complete'")));
        look();
    }

    /** Presses what the selector finds, if the page has it. */
    void pressIfThere(String css) {
        if (!chrome.findElements(By.cssSelector(css)).isEmpty()) {
            press(css);
        }
    }

    /** The words that a script finds on the page. */
    String script(String script) {
        return String.valueOf(chrome.executeScript(script));
    }

    /** A window of 1366 is shown in a column of 760: three quarters of its points are enough, and half as much to load. */
    private static final double SCALE = 0.75;

    /** The window as it looks. @param top what stands at its upper edge; null for the top of the page */
    byte[] pictureOf(@org.jspecify.annotations.Nullable String top, int width, int height) {
        chrome.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", SCALE, "mobile", false));
        if (top == null) {
            chrome.executeScript("scrollTo(0, 0)");
        } else {
            chrome.executeScript("document.querySelector(arguments[0])?.scrollIntoView()", top);
        }
        var picture = chrome.executeCdpCommand("Page.captureScreenshot", Map.of("format", "webp", "quality", 60))
                .get("data");
        chrome.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        return Base64.getDecoder().decode((String) picture);
    }

    void type(String name, String text) {
        fill(chrome.findElement(By.name(name)), text);
    }

    /** The driver's keys know no 𠮷; what matters here is what the page sends. */
    private void fill(WebElement field, String text) {
        chrome.executeScript(
                "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input', {bubbles: true}))",
                field,
                text);
    }

    /** Types into the field that the selector finds. */
    void typeInto(String css, String text) {
        fill(chrome.findElement(By.cssSelector(css)), text);
    }

    /** As somebody who never signed in. */
    void signOutQuietly() {
        chrome.manage().deleteAllCookies();
    }

    void choose(String name, String value) {
        var choice = chrome.findElement(By.cssSelector("input[name='" + name + "'][value='" + value + "']"));
        chrome.executeScript("arguments[0].scrollIntoView({block: 'center'}); arguments[0].click()", choice);
    }

    /** Presses what leaves the page where it is. */
    void click(String css) {
        var element = chrome.findElement(By.cssSelector(css));
        chrome.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
        element.click();
    }

    /** Opens what is folded away. */
    void unfold(String words) {
        chrome.findElement(By.xpath("//summary[contains(., '" + words + "')]")).click();
    }

    /** Chooses from a list by its words. */
    void pick(String name, String words) {
        new Select(chrome.findElement(By.name(name))).selectByVisibleText(words);
    }

    /** Puts the keyboard into an element. */
    void focus(String css) {
        chrome.executeScript("arguments[0].focus()", chrome.findElement(By.cssSelector(css)));
    }

    /** The name of what the keyboard is in. */
    String focused() {
        return chrome.switchTo().activeElement().getAttribute("name");
    }

    /** Types wherever the keyboard is. */
    void keys(CharSequence... keys) {
        chrome.switchTo().activeElement().sendKeys(keys);
    }

    /** Types, and waits for the page that follows. */
    void keysToNextPage(CharSequence... keys) {
        next(() -> keys(keys));
    }

    /** Pastes wherever the keyboard is what a spreadsheet puts on the clipboard, and waits for the page that follows. */
    void pasteToNextPage(String cells) {
        next(() -> chrome.executeScript(
                """
                const data = new DataTransfer();
                data.setData("text/plain", arguments[0]);
                document.activeElement.dispatchEvent(
                  new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
                """,
                cells));
    }

    void upload(String name, Path file) {
        chrome.findElement(By.name(name)).sendKeys(file.toAbsolutePath().toString());
    }

    /** Moves the focus with the Tab key until it is on what the selector finds. */
    void tabTo(String css) {
        for (var pressed = 0; pressed < 150; pressed++) {
            chrome.switchTo().activeElement().sendKeys(Keys.TAB);
            if (focused(css)) {
                return;
            }
        }
        throw new AssertionError("The Tab key does not come to " + css);
    }

    /** Whether the focus is on what the selector finds. */
    boolean focused(String css) {
        return Boolean.TRUE.equals(chrome.executeScript("return document.activeElement.matches(arguments[0])", css));
    }

    /** Presses a key that leads to another page. */
    void keyToPage(CharSequence key) {
        chrome.executeScript("window.pageBefore = true");
        keys(key);
        wait.until(driver -> Boolean.TRUE.equals(
                chrome.executeScript("return !window.pageBefore && document.readyState === 'complete'")));
        look();
    }

    /** Waits until the page says this. */
    /** For what is done in the background and takes its time: minutes on a busy machine. */
    void waitForLong(String... words) {
        new WebDriverWait(chrome, Duration.ofMinutes(5)).until(driver -> {
            var text = text();
            return java.util.Arrays.stream(words).allMatch(text::contains);
        });
    }

    void waitFor(String words) {
        wait.until(driver -> text().contains(words));
    }

    /** What stands in a field. */
    String value(String name) {
        return chrome.findElement(By.name(name)).getAttribute("value");
    }

    String text() {
        return chrome.findElement(By.tagName("body")).getText();
    }

    String path() {
        return chrome.getCurrentUrl().substring(base.length()).replaceAll("[?#].*$", "");
    }

    /** A file offered by a link, as bytes of the same session would get it. */
    String download(String words) {
        var href = chrome.findElement(By.partialLinkText(words)).getAttribute("href");
        return (String) chrome.executeAsyncScript(
                "const done = arguments[1]; fetch(arguments[0]).then(answer => answer.text()).then(done)", href);
    }

    /** How many pages were looked at, and which. */
    List<String> pages() {
        return List.copyOf(pages);
    }

    /** Keeps a picture of the page, as wide as asked. */
    void picture(String name, int width) {
        chrome.manage().window().setSize(new Dimension(width, 1180));
        try {
            var folder = Files.createDirectories(Path.of("target/journey"));
            Files.write(folder.resolve(name + "-" + width + ".png"), chrome.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        chrome.manage().window().setSize(new Dimension(1366, 900));
    }

    /** No page may break an accessibility rule, the security policy, or a script. */
    private void look() {
        var where = path();
        pages.add(where);
        assertThat(Axe.violations(chrome)).as("axe on " + where).isEmpty();
        assertThat(Chrome.reports(chrome)).as("console on " + where).isEmpty();
    }

    // ---- What happens to people while they write -------------------------------------------------------------------

    /** Types key by key where the focus goes by a click, as a person does. */
    void write(String css, String text) {
        var field = chrome.findElement(By.cssSelector(css));
        chrome.executeScript("arguments[0].scrollIntoView({block: 'center'})", field);
        field.click();
        chrome.executeCdpCommand("Input.insertText", Map.of("text", text));
    }

    /** An input method shows this much of a word, not yet decided on, where the focus is. */
    void compose(String half) {
        chrome.executeCdpCommand(
                "Input.imeSetComposition",
                Map.of("text", half, "selectionStart", half.length(), "selectionEnd", half.length()));
    }

    /** The input method's word is decided on. */
    void decide(String word) {
        chrome.executeCdpCommand("Input.insertText", Map.of("text", word));
    }

    /** Presses a button that leaves the page standing. */
    void touch(String css) {
        var button = chrome.findElement(By.cssSelector(css));
        chrome.executeScript("arguments[0].scrollIntoView({block: 'center'})", button);
        button.click();
    }

    /** Waits until the page says so. */
    void waitFor(String css, String words) {
        wait.withMessage(() -> "waiting for " + words + " in " + css + ", there is " + textOf(css))
                .until(driver -> textOf(css).contains(words));
    }

    /** Waits until nothing on the page is found by this. */
    void waitUntilGone(String css) {
        wait.until(driver -> chrome.findElements(By.cssSelector(css)).stream().noneMatch(WebElement::isDisplayed));
    }

    /** The text of the first element that the selector finds; nothing when there is none, or when nobody can see it. */
    String textOf(String css) {
        var found = chrome.executeScript(
                "const one = document.querySelector(arguments[0]); return one?.checkVisibility() ? one.innerText : ''",
                css);
        return String.valueOf(found);
    }

    boolean shows(String css) {
        return chrome.findElements(By.cssSelector(css)).stream().anyMatch(WebElement::isDisplayed);
    }

    /** What stands in the field that the selector finds. */
    String valueOf(String css) {
        return String.valueOf(chrome.executeScript("return document.querySelector(arguments[0]).value", css));
    }

    /** The cable is pulled out, or put back. */
    void offline(boolean pulled) {
        chrome.executeCdpCommand("Network.enable", Map.of());
        chrome.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", pulled, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
        var reports = Chrome.reports(chrome).stream()
                .filter(message -> !message.contains("ERR_INTERNET_DISCONNECTED"))
                .toList();
        assertThat(reports).as("console while the cable was out").isEmpty();
    }

    /** The tab is closed without a word, as by a crash; another one is opened. */
    void closeTab() {
        // The pulled cable is the tab's own and ends with it, before the tab's last word, which would then get through.
        chrome.executeScript(
                "window.fetch = () => Promise.reject(new TypeError('no cable')); navigator.sendBeacon = () => false");
        var crashed = chrome.getWindowHandle();
        var next = chrome.switchTo().newWindow(WindowType.TAB).getWindowHandle();
        chrome.switchTo().window(crashed).close();
        chrome.switchTo().window(next);
        // Cookies are deleted for the address that is open, and an empty tab has none.
        chrome.get(base + "/img/mark.svg");
    }

    /** All that scripts of our pages can read in this browser's storage. */
    String storage() {
        return String.valueOf(
                chrome.executeScript("return JSON.stringify(localStorage) + JSON.stringify(sessionStorage)"));
    }

    /** From now on whatever the page posts can be read by {@link #posted}. */
    void listen() {
        chrome.executeScript(
                """
                window.posted = [];
                const send = window.fetch;
                window.fetch = (url, options) => {
                  if (options?.body) {
                    window.posted.push(decodeURIComponent(String(options.body).replaceAll('+', ' ')));
                  }
                  return send(url, options);
                };
                """);
    }

    @SuppressWarnings("unchecked")
    List<String> posted() {
        return (List<String>) chrome.executeScript("return window.posted");
    }

    /** Waits until this browser's storage holds a copy of something typed, or none any more. */
    void waitForCopy(boolean kept) {
        wait.withMessage(() -> "waiting for " + (kept ? "a copy" : "no copy") + " in " + storage())
                .until(driver -> storage().contains("meguri.copy.") == kept);
    }

    /** Waits as a person who thinks, to see that nothing happens meanwhile; for what does happen there is a condition. */
    void think(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The session's cookie, as this browser holds it. */
    String sessionId() {
        return chrome.manage().getCookieNamed("MEGURI").getValue();
    }

    /** Checks the page as it stands now: with a dialog, a conflict, a banner. */
    void check() {
        look();
    }

    @Override
    public void close() {
        chrome.quit();
    }
}
