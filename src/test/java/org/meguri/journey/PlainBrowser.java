package org.meguri.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A real browser in which no script runs: links are followed, forms are filled in and their buttons pressed. Whatever only
 * a script could do must not be offered on any page.
 */
final class PlainBrowser implements AutoCloseable {

    private final ChromeDriver chrome;
    private final WebDriverWait wait;
    private final String base;
    private int pages;
    private int forms;

    PlainBrowser(int port) {
        base = "http://127.0.0.1:" + port;
        chrome = Chrome.startWithoutScripts();
        // So high that no bar at its lower edge lies over what is to be pressed.
        chrome.manage().window().setSize(new Dimension(1366, 3000));
        wait = new WebDriverWait(chrome, Duration.ofSeconds(20), Duration.ofMillis(50));
    }

    int pages() {
        return pages;
    }

    /** Forms that were sent. */
    int forms() {
        return forms;
    }

    /** An address typed into the browser's own bar. */
    void address(String path) {
        chrome.get(base + path);
        arrived();
    }

    void signIn(String login, String password) {
        if (!path().equals("/login")) {
            press("form[action$='/logout'] button");
        }
        type("#username", login);
        type("#password", password);
        press("#login-button");
        assertThat(path()).as("after the log-in of " + login).isEqualTo("/tasks");
    }

    /** Follows the first link of the selector that has these words. */
    void follow(String css, String words) {
        var link = chrome.findElements(By.cssSelector(css)).stream()
                .filter(one -> one.isDisplayed() && one.getText().contains(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No link " + css + " " + words + " on " + path()));
        assertThat(link.getTagName()).isEqualTo("a");
        next(link);
    }

    void follow(String css) {
        follow(css, "");
    }

    /** Presses the button of a form and waits for the page that follows. */
    void press(String css) {
        var button = seen(css);
        assertThat(button.getTagName()).isEqualTo("button");
        forms++;
        next(button);
    }

    /** Types into a field in place of what stands there. */
    void type(String css, String text) {
        var field = seen(css);
        field.click();
        field.sendKeys(Keys.chord(Keys.CONTROL, "a"));
        // The driver's keys know no 𠮷.
        chrome.executeCdpCommand("Input.insertText", Map.of("text", text));
    }

    void choose(String name, String value) {
        seen("input[name='" + name + "'][value='" + value + "']").click();
    }

    /** Ticks the box that the selector finds. */
    void tick(String css) {
        var box = seen(css);
        box.click();
        assertThat(box.isSelected()).isTrue();
    }

    /** Opens what is folded away. */
    void unfold(String css) {
        seen(css).click();
    }

    void pick(String css, String value) {
        new Select(seen(css)).selectByValue(value);
    }

    String value(String css) {
        return Objects.requireNonNull(chrome.findElement(By.cssSelector(css)).getDomProperty("value"));
    }

    boolean has(String css) {
        return chrome.findElements(By.cssSelector(css)).stream().anyMatch(WebElement::isDisplayed);
    }

    String text() {
        return chrome.findElement(By.tagName("body")).getText();
    }

    String path() {
        return chrome.getCurrentUrl().substring(base.length()).replaceAll("[?#].*$", "");
    }

    private WebElement seen(String css) {
        return chrome.findElements(By.cssSelector(css)).stream()
                .filter(WebElement::isDisplayed)
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nobody can see " + css + " on " + path()));
    }

    private void next(WebElement pressed) {
        var page = chrome.findElement(By.tagName("html"));
        pressed.click();
        wait.until(driver -> gone(page));
        arrived();
    }

    /**
     * Whether a page has left. Asked in the very moment of leaving, the driver does not say "stale" but that the node belongs to
     * no document, and Selenium takes that for a fault: both are the answer that is waited for.
     */
    private static boolean gone(WebElement page) {
        try {
            page.isEnabled();
            return false;
        } catch (StaleElementReferenceException left) {
            return true;
        } catch (WebDriverException leaving) {
            if (String.valueOf(leaving.getMessage()).contains("does not belong to the document")) {
                return true;
            }
            throw leaving;
        }
    }

    private void arrived() {
        pages++;
        assertThat(chrome.findElements(By.cssSelector("html.js")))
                .as("scripts run on " + path())
                .isEmpty();
        assertThat(chrome.findElements(By.cssSelector(".js-only")).stream().filter(WebElement::isDisplayed))
                .as("offered without a script on " + path())
                .isEmpty();
        assertThat(Chrome.reports(chrome)).as("console on " + path()).isEmpty();
    }

    @Override
    public void close() {
        chrome.quit();
    }
}
