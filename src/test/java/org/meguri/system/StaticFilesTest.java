package org.meguri.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.PlainBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/** The files that pages are made with: from their own folders only, the changing ones by the hash of their content. */
@MeguriTest
class StaticFilesTest {

    private static final Pattern STYLE = Pattern.compile("\"(/css/meguri-[0-9a-f]{32}\\.css)\"");

    @Autowired
    private ResourceUrlProvider files;

    @LocalServerPort
    private int port;

    @Test
    void a_link_is_looked_for_among_files_only_where_files_are() {
        assertThat(files.getHandlerMap().keySet())
                .containsExactlyInAnyOrder("/css/**", "/js/**", "/img/**", "/webjars/**");
    }

    @Test
    void a_page_names_its_style_by_its_content_and_nothing_lies_beside_the_folders() throws Exception {
        var browser = new PlainBrowser(port);
        var style = STYLE.matcher(browser.get("/login").body());
        assertThat(style.find()).isTrue();
        assertThat(browser.get(style.group(1)).statusCode()).isEqualTo(200);
        assertThat(browser.get("/img/mark.svg").statusCode()).isEqualTo(200);
        assertThat(browser.get("/webjars/bpmn-js/dist/bpmn-navigated-viewer.production.min.js")
                        .statusCode())
                .isEqualTo(200);
        assertThat(browser.get("/img/../messages/system.properties").statusCode())
                .isNotEqualTo(200);
        assertThat(browser.get("/css/../../application.yaml").statusCode()).isNotEqualTo(200);
        assertThat(browser.get("/favicon.ico").statusCode()).isEqualTo(404);
    }
}
