package org.meguri;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One person's session over real HTTP, for what the server does before any page of ours is asked. Follows no redirects. */
public final class PlainBrowser {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final int port;

    public PlainBrowser(int port) {
        this.port = port;
    }

    public HttpResponse<String> signIn(String login, String password) throws Exception {
        return post("/login", Map.of("username", login, "password", password));
    }

    /** @param headers names and values by turns */
    public HttpResponse<String> get(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(address(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** Posts a form with the token of a page of this session. */
    public HttpResponse<String> post(String path, Map<String, String> fields) throws Exception {
        var form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(path, form + "&_csrf=" + URLEncoder.encode(token(), StandardCharsets.UTF_8));
    }

    /** Posts a form as it is, without a token. */
    public HttpResponse<String> send(String path, String form) throws Exception {
        return send(path, "application/x-www-form-urlencoded", form);
    }

    /** Posts a file, named as browsers name it: in UTF-8, nothing encoded. */
    public HttpResponse<String> upload(String path, String field, String fileName, String content) throws Exception {
        var line = "--a-line-between-parts";
        var parts =
                """
                %1$s
                Content-Disposition: form-data; name="_csrf"

                %2$s
                %1$s
                Content-Disposition: form-data; name="%3$s"; filename="%4$s"
                Content-Type: text/csv

                %5$s
                %1$s--
                """
                        .formatted(line, token(), field, fileName, content);
        return send(path, "multipart/form-data; boundary=" + line.substring(2), parts.replace("\n", "\r\n"));
    }

    private HttpResponse<String> send(String path, String type, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(address(path))
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private String token() throws Exception {
        var page = get("/login").body();
        var token = TOKEN.matcher(page.isEmpty() ? get("/account").body() : page);
        assertThat(token.find()).as("a token in the page").isTrue();
        return token.group(1);
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    public String sessionId() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("MEGURI"))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    /** Where an answer sends the browser. */
    public static String location(HttpResponse<?> response) {
        return response.headers().firstValue("Location").orElseThrow();
    }
}
