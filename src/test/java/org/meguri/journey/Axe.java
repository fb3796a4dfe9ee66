package org.meguri.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.openqa.selenium.chrome.ChromeDriver;
import org.springframework.core.io.ClassPathResource;

/** axe-core on the page that a browser shows: WCAG 2.0 to 2.2, A and AA, and axe's own best practice. */
final class Axe {

    private static final String SCRIPT = script();

    private static final String RUN =
            """
            const done = arguments[arguments.length - 1];
            const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
            // What lies under a bar at the edge of the window at this moment comes out of it when a reader scrolls.
            const bars = [...document.querySelectorAll('.sticky')];
            bars.forEach(bar => bar.style.position = 'static');
            const end = lines => { bars.forEach(bar => bar.style.position = ''); done(lines); };
            // A run that the page started first has to end before another may begin.
            axe.run(document, {runOnly: tags, resultTypes: ['violations']}).then(
              result => end(result.violations.map(one => one.id + ': ' + one.help + ' — '
                + one.nodes.slice(0, 3).map(node => node.html.slice(0, 300)).join(' | '))),
              error => end(['axe failed: ' + error]))
            """;

    private Axe() {}

    /** @return a line for each rule that the page breaks, with up to three places */
    @SuppressWarnings("unchecked")
    static List<String> violations(ChromeDriver chrome) {
        chrome.executeScript("if (!window.axe) { " + SCRIPT + "\n}");
        return (List<String>) chrome.executeAsyncScript(RUN);
    }

    private static String script() {
        try {
            return new ClassPathResource("axe.min.js").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
