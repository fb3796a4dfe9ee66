package org.meguri.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.core.io.ClassPathResource;

/**
 * A real browser of somebody without a mouse. Nothing is clicked, nothing is given the focus by a script and nothing is
 * typed where the Tab key does not lead; every stop on the way has to be seen.
 */
final class Keyboard implements AutoCloseable {

    private static final String STOP = resource("journey/stop.js");

    /** More stops than any page of a year with five items has; after as many the Tab key has been all round. */
    private static final int STOPS = 250;

    private static final int SHIFT = 8;
    private static final int CONTROL = 2;

    private final ChromeDriver chrome;
    private final WebDriverWait wait;
    private final String base;
    private int keys;
    private int pages;

    Keyboard(int port) {
        base = "http://127.0.0.1:" + port;
        chrome = Chrome.start();
        chrome.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 1366, "height", 768, "deviceScaleFactor", 1, "mobile", false));
        wait = new WebDriverWait(chrome, Duration.ofSeconds(20), Duration.ofMillis(50));
        wait.ignoring(JavascriptException.class);
    }

    /** Keys that were pressed, the characters of what was typed among them. */
    int keys() {
        return keys;
    }

    int pages() {
        return pages;
    }

    /** An address typed into the browser's own bar: how somebody comes to the house. */
    void address(String path) {
        chrome.get(base + path);
        keys += path.length() + 1;
        arrived();
    }

    /** Logs in where the log-in page is, or logs whoever is there out first. */
    void signIn(String login, String password) {
        signOut();
        tabTo("#username");
        type(login);
        tabTo("#password");
        type(password);
        tabTo("#login-button");
        enterToPage();
        assertThat(path()).as("after the log-in of " + login).isEqualTo("/tasks");
    }

    void signOut() {
        if (!path().equals("/login")) {
            follow("form[action$='/logout'] button");
            assertThat(path()).isEqualTo("/login");
        }
    }

    /** Presses the Tab key until the focus is on what the selector finds. */
    void tabTo(String css) {
        go(css, "", 0);
    }

    /** As {@link #tabTo(String)}, and its text has these words. */
    void tabTo(String css, String words) {
        go(css, words, 0);
    }

    /** Presses the Tab key with Shift until the focus is on what the selector finds. */
    void backTo(String css) {
        go(css, "", SHIFT);
    }

    private void go(String css, String words, int modifiers) {
        var way = new ArrayDeque<String>();
        for (var pressed = 0; pressed < STOPS; pressed++) {
            press("Tab", "Tab", 9, "", modifiers);
            var stop = (List<?>) chrome.executeScript(STOP, css, words);
            assertThat(stop.get(2)).as(stop.get(1) + " on " + path()).isEqualTo("");
            if (Boolean.TRUE.equals(stop.get(0))) {
                return;
            }
            way.add(String.valueOf(stop.get(1)));
        }
        throw new AssertionError("The Tab key does not come to " + css + " " + words + " on " + path() + ", only to "
                + way.stream().distinct().toList());
    }

    /** Goes to a link or a button and presses Enter, which leads to another page. */
    void follow(String css) {
        follow(css, "");
    }

    /** As {@link #follow(String)}; its text has these words. */
    void follow(String css, String words) {
        tabTo(css, words);
        enterToPage();
    }

    void enter() {
        press("Enter", "Enter", 13, "\r", 0);
    }

    void enterToPage() {
        toPage(this::enter);
    }

    void space() {
        press(" ", "Space", 32, " ", 0);
    }

    /** Comes to a box by the Tab key and ticks it. */
    void tick(String css) {
        tabTo(css);
        space();
        assertThat(focused(":checked")).as("ticked by Space: " + css).isTrue();
    }

    /** A letter that is a key of the page and leaves it standing. */
    void letter(char letter) {
        press(
                String.valueOf(letter),
                "Key" + Character.toUpperCase(letter),
                Character.toUpperCase(letter),
                String.valueOf(letter),
                0);
    }

    /** A letter that is a key of the page and leads to another one. */
    void letterToPage(char letter) {
        toPage(() -> letter(letter));
    }

    /** Types where the focus is. */
    void type(String text) {
        chrome.executeCdpCommand("Input.insertText", Map.of("text", text));
        keys += text.codePointCount(0, text.length());
    }

    /** Types in place of what stands where the focus is. */
    void typeAnew(String text) {
        var key = new HashMap<String, Object>(
                Map.of("key", "a", "code", "KeyA", "windowsVirtualKeyCode", 65, "modifiers", CONTROL));
        key.put("type", "rawKeyDown");
        key.put("commands", List.of("selectAll"));
        send(key);
        keys++;
        type(text);
    }

    /** Comes to radio buttons by the Tab key and chooses by Space or the arrows. */
    void choose(String name, String value) {
        tabTo("input[type=radio][name='" + name + "']");
        var wanted = "input[value='" + value + "']";
        if (focused(wanted)) {
            space();
        }
        for (var pressed = 0; !focused(wanted + ":checked"); pressed++) {
            assertThat(pressed).as("arrows to " + value + " of " + name).isLessThan(20);
            press("ArrowDown", "ArrowDown", 40, "", 0);
        }
    }

    /** Whether the focus is on what the selector finds. */
    boolean focused(String css) {
        return Boolean.TRUE.equals(chrome.executeScript("return document.activeElement.matches(arguments[0])", css));
    }

    /** Waits until the page says this. */
    void waitFor(String words) {
        wait.withMessage(() -> words + " is not said on " + path() + ": " + text())
                .until(driver -> text().contains(words));
    }

    String text() {
        return chrome.findElement(By.tagName("body")).getText();
    }

    String path() {
        return chrome.getCurrentUrl().substring(base.length()).replaceAll("[?#].*$", "");
    }

    private void toPage(Runnable act) {
        chrome.executeScript("window.pageBefore = true");
        var from = path();
        act.run();
        wait.withMessage(() -> "no page follows on " + from)
                .until(driver -> Boolean.TRUE.equals(
                        chrome.executeScript("return !window.pageBefore && document.readyState === 'complete'")));
        arrived();
    }

    private void arrived() {
        pages++;
        assertThat(Chrome.reports(chrome)).as("console on " + path()).isEmpty();
    }

    private void press(String key, String code, int number, String text, int modifiers) {
        var down = new HashMap<String, Object>(
                Map.of("key", key, "code", code, "windowsVirtualKeyCode", number, "modifiers", modifiers));
        down.put("type", text.isEmpty() ? "rawKeyDown" : "keyDown");
        if (!text.isEmpty()) {
            down.put("text", text);
        }
        send(down);
        keys++;
    }

    private void send(Map<String, Object> down) {
        chrome.executeCdpCommand("Input.dispatchKeyEvent", down);
        var up = new HashMap<>(down);
        up.keySet().removeAll(List.of("text", "commands"));
        up.put("type", "keyUp");
        chrome.executeCdpCommand("Input.dispatchKeyEvent", up);
    }

    private static String resource(String path) {
        try {
            return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        chrome.quit();
    }
}
