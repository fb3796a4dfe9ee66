package org.meguri.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** What holds for the templates and the stylesheet of every room, and for the frame around them. */
class PagesTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern MESSAGE = Pattern.compile("#\\{([a-z][A-Za-z0-9.-]*)[(}]|msg\\('([a-z][a-z0-9.-]*)'");
    private static final Pattern INLINE =
            Pattern.compile("\\s(?:th:)?(?:style|on[a-z]+)\\s*=|<style|<script(?![^>]*\\s(?:th:)?src=)|javascript:");

    public record Entry(String href, String label, @Nullable Integer count, boolean current) {}

    public record Person(String name, String unitName, List<String> roleNames) {}

    public record Account(String login, String name, String unitName, String hint) {}

    public record Group(String role, List<Account> accounts) {}

    @Test
    void every_message_that_a_page_names_is_written() throws IOException {
        Set<String> written = new HashSet<>();
        for (Path file : files("messages", ".properties")) {
            Properties messages = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                messages.load(reader);
            }
            written.addAll(messages.stringPropertyNames());
        }
        List<String> missing = new ArrayList<>();
        for (Path template : files("templates", ".html")) {
            Matcher named = MESSAGE.matcher(Files.readString(template));
            while (named.find()) {
                String key = named.group(1) != null ? named.group(1) : named.group(2);
                // A key that ends in a dot is only the beginning of one that is put together.
                if (!key.endsWith(".") && !written.contains(key)) {
                    missing.add(template.getFileName() + ": " + key);
                }
            }
        }
        assertThat(written).isNotEmpty();
        assertThat(missing).isEmpty();
    }

    @Test
    void no_page_needs_inline_styles_or_scripts() throws IOException {
        List<Path> templates = files("templates", ".html");
        assertThat(templates).isNotEmpty();
        for (Path template : templates) {
            assertThat(INLINE.matcher(Files.readString(template)).results().map(hit -> hit.group()))
                    .as(template.toString())
                    .isEmpty();
        }
    }

    @Test
    void scripts_never_turn_text_into_code() throws IOException {
        List<Path> scripts = files("static/js", ".js");
        assertThat(scripts).isNotEmpty();
        for (Path script : scripts) {
            assertThat(Files.readString(script))
                    .as(script.toString())
                    .doesNotContain("eval(", "new Function", "document.write");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "gray-800, ground, 4.5",
        "gray-700, ground-sub, 4.5",
        "gray-600, gray-50, 4.5",
        "gray-600, ground, 3",
        "white, blue-900, 4.5",
        "blue-1000, blue-50, 4.5",
        "blue-1000, blue-100, 4.5",
        "blue-1100, blue-200, 4.5",
        "light-blue-1000, light-blue-50, 4.5",
        "green-900, green-50, 4.5",
        "yellow-1100, yellow-50, 4.5",
        "orange-1000, orange-50, 4.5",
        "gray-700, orange-50, 4.5",
        "gray-700, green-50, 4.5",
        "gray-700, blue-50, 4.5",
        "red-900, ground, 4.5",
        "red-1000, red-50, 4.5",
        "white, red-900, 4.5",
        "blue-1200, yellow-300, 4.5"
    })
    void every_colour_is_readable_on_its_ground(String text, String ground, double least) throws IOException {
        double first = luminance(text);
        double second = luminance(ground);
        double contrast = (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
        assertThat(contrast).as(text + " on " + ground).isGreaterThanOrEqualTo(least);
    }

    @ParameterizedTest
    @ValueSource(strings = {"400", "403", "404", "409", "413", "422", "500", "503", "4xx", "5xx"})
    void an_error_page_stands_with_an_empty_model(String code) throws Exception {
        assertThat(render("error/" + code, Map.of(), Map.of()))
                .contains("<html lang=\"ja\"", "<h1>", "最初の画面へ戻る")
                .doesNotContain("??");
    }

    @Test
    void an_error_page_leads_back_only_to_a_path_of_our_own() throws Exception {
        assertThat(render("error/409", Map.of("reason", "<b>田中さんが先に保存しました。", "back", "/evaluations/1"), Map.of()))
                .contains("href=\"/evaluations/1\"", "&lt;b&gt;田中さん");
        assertThat(render("error/409", Map.of("back", "javascript:alert(1)"), Map.of()))
                .doesNotContain("javascript:");
        assertThat(render("error/409", Map.of("back", "//example.com/"), Map.of()))
                .doesNotContain("example.com");
    }

    @Test
    void the_frame_shows_who_is_signed_in_and_where() throws Exception {
        Map<String, Object> model = Map.of(
                "town",
                "めぐり市",
                "today",
                "令和６年６月10日（月）",
                "person",
                new Person("佐藤　花子", "都市交通課", List.of("担当者", "課長")),
                "menu",
                List.of(new Entry("/", "わたしの作業", 14, true), new Entry("/mail", "送信箱", null, false)));
        assertThat(render("error/404", model, Map.of()))
                .contains("<title>ページが見つかりません｜めぐり</title>", "めぐり市", "きょう　令和６年６月10日（月）")
                .contains("佐藤　花子", "都市交通課", "担当者", "課長", "action=\"/logout\"")
                .containsPattern(
                        "<a href=\"/\" aria-current=\"page\"><span>わたしの作業</span><span class=\"count\"><span>14</span>")
                .containsPattern("<a href=\"/mail\"><span>送信箱</span></a>");
    }

    @Test
    void sample_accounts_are_shown_only_in_the_sample_town() throws Exception {
        assertThat(render("login", Map.of(), Map.of())).doesNotContain("見本", "role=\"alert\"");
        assertThat(render("login", Map.of(), Map.of("error", "")))
                .contains("<title>エラー：ログイン｜めぐり</title>", "role=\"alert\"");
        assertThat(render("login", Map.of(), Map.of("logout", ""))).contains("ログアウトしました");
        Map<String, Object> model = Map.of(
                "samplePassword",
                "sample-word",
                "sampleAccounts",
                List.of(new Group("課長", List.of(new Account("suzuki", "鈴木　一郎", "都市交通課", "承認待ち")))));
        assertThat(render("login", model, Map.of()))
                .contains("見本", "sample-word", "<code>suzuki</code>", "鈴木　一郎", "承認待ち")
                .contains("data-fill-login=\"suzuki\"");
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(RESOURCES.resolve(folder))) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }

    /** Relative luminance as WCAG 2.2 defines it, of a colour named in the stylesheet. */
    private static double luminance(String name) throws IOException {
        String css = Files.readString(RESOURCES.resolve("static/css/meguri.css"));
        Matcher value = Pattern.compile("--" + name + ": (?:#([0-9a-f]{3,6})|var\\(--([a-z0-9-]+)\\));")
                .matcher(css);
        assertThat(value.find()).as("--" + name).isTrue();
        if (value.group(2) != null) {
            return luminance(value.group(2));
        }
        String hex = value.group(1).length() == 3 ? value.group(1).replaceAll("(.)", "$1$1") : value.group(1);
        double sum = 0;
        double[] weights = {0.2126, 0.7152, 0.0722};
        for (int at = 0; at < 3; at++) {
            double part = Integer.parseInt(hex.substring(2 * at, 2 * at + 2), 16) / 255.0;
            sum += weights[at] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    private static String render(String view, Map<String, Object> model, Map<String, String> parameters)
            throws Exception {
        ReloadableResourceBundleMessageSource messages = new ReloadableResourceBundleMessageSource();
        messages.setBasename("classpath:messages/system");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("templates/");
        templates.setSuffix(".html");
        templates.setCharacterEncoding("UTF-8");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        engine.setTemplateEngineMessageSource(messages);

        MockServletContext servletContext = new MockServletContext();
        try (GenericWebApplicationContext context = new GenericWebApplicationContext(servletContext)) {
            context.registerBean("messageSource", ReloadableResourceBundleMessageSource.class, () -> messages);
            context.refresh();
            ThymeleafViewResolver views = new ThymeleafViewResolver();
            views.setTemplateEngine(engine);
            views.setCharacterEncoding("UTF-8");
            views.setApplicationContext(context);
            MockHttpServletRequest request = new MockHttpServletRequest(servletContext);
            parameters.forEach(request::setParameter);
            request.setAttribute(DispatcherServlet.WEB_APPLICATION_CONTEXT_ATTRIBUTE, context);
            request.setAttribute(DispatcherServlet.LOCALE_RESOLVER_ATTRIBUTE, new FixedLocaleResolver(Locale.JAPANESE));
            servletContext.setAttribute(WebApplicationContext.ROOT_WEB_APPLICATION_CONTEXT_ATTRIBUTE, context);
            MockHttpServletResponse response = new MockHttpServletResponse();
            views.resolveViewName(view, Locale.JAPANESE).render(new HashMap<>(model), request, response);
            return response.getContentAsString();
        }
    }
}
