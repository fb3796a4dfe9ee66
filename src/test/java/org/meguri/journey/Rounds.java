package org.meguri.journey;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.meguri.TownFixture;
import org.springframework.http.server.PathContainer;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** Goes through all pages that somebody is offered, without a browser: for what pages cost. */
final class Rounds {

    private static final int PAGES_OF_A_ROUTE = 3;

    private final MockMvcTester web;
    private final TownFixture town;
    private final List<PathPattern> routes;

    Rounds(MockMvcTester web, TownFixture town, RequestMappingHandlerMapping mapping) {
        this.web = web;
        this.town = town;
        this.routes = routes(mapping);
    }

    /** Every address pattern of a page or a file of the house. */
    static List<PathPattern> routes(RequestMappingHandlerMapping mapping) {
        return mapping.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getPackageName().startsWith("org.meguri"))
                .map(java.util.Map.Entry::getKey)
                .filter(info -> info.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(info ->
                        java.util.Objects.requireNonNull(info.getPathPatternsCondition()).getPatterns().stream())
                .toList();
    }

    static @Nullable PathPattern route(List<PathPattern> routes, String address) {
        var path = PathContainer.parsePath(address.replaceAll("\\?.*$", ""));
        return routes.stream()
                .filter(route -> route.matches(path))
                .min(PathPattern.SPECIFICITY_COMPARATOR)
                .orElse(null);
    }

    /** What is done with each page. */
    interface Visit {

        /** @param open answers with the page, each time that it is asked */
        MvcTestResult at(String route, String address, java.util.function.Supplier<MvcTestResult> open)
                throws Exception;
    }

    /** Follows the links from わたしの作業 as one person. */
    void walk(String login, Visit visit) throws Exception {
        var queue = new ArrayDeque<>(List.of("/tasks"));
        var known = new HashSet<>(queue);
        var visited = new HashMap<String, Integer>();
        while (!queue.isEmpty()) {
            var address = queue.removeFirst();
            var route = route(routes, address);
            if (route == null || visited.merge(route.getPatternString(), 1, Integer::sum) > PAGES_OF_A_ROUTE) {
                continue;
            }
            var answer = visit.at(route.getPatternString(), address, () -> web.get()
                    .uri(java.net.URI.create(address))
                    .with(town.signedIn(login))
                    .exchange());
            var type = answer.getResponse().getContentType();
            if (answer.getResponse().getStatus() != 200 || type == null || !type.startsWith("text/html")) {
                continue;
            }
            var page = Jsoup.parse(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
            for (var link : page.select("main a[href^=/], nav a[href^=/]")) {
                var href = link.attr("href").replaceAll("#.*$", "");
                if (known.add(href)) {
                    queue.addLast(href);
                }
            }
        }
    }
}
