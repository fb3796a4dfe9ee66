package org.meguri.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.SignedIn;
import org.meguri.system.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 検索: one box over everything, for everybody who is signed in; each finds what they may read. */
@Controller
class SearchController {

    private final Find find;
    private final Words words;

    SearchController(Find find, Words words) {
        this.find = find;
        this.words = words;
    }

    /** A value of a filter with how many it would show. */
    record Choice(String value, String label, boolean chosen) {}

    /** A link that shows one kind. */
    record Link(String href, String label, long count, boolean current) {}

    @GetMapping("/search")
    String search(SignedIn person, @RequestParam Map<String, String> said, Model model) {
        var query = SearchQuery.of(said);
        var found = find.find(query, person);
        model.addAttribute("query", query);
        model.addAttribute("q", query.sought().typed());
        model.addAttribute("asked", !query.sought().isEmpty());
        model.addAttribute("found", found);
        model.addAttribute("here", query.href());
        model.addAttribute(
                "all",
                query.withPlan("").withYear(0).withUnit("").withKind(null).href());
        model.addAttribute("kinds", kinds(query, found));
        model.addAttribute("plans", choices(found.plans(), query.plan(), Find.Count::label));
        model.addAttribute(
                "years", choices(found.years(), query.year() == 0 ? "" : "" + query.year(), Find.Count::label));
        model.addAttribute("units", choices(found.units(), query.unit(), Find.Count::label));
        return "search/results";
    }

    private List<Link> kinds(SearchQuery query, Find.Found found) {
        var links = new ArrayList<Link>();
        links.add(new Link(
                query.withKind(null).href(),
                words.of("search.kind.all"),
                found.kinds().stream().mapToLong(Find.Count::count).sum(),
                query.kind() == null));
        for (var kind : Document.Kind.values()) {
            var count = found.kinds().stream()
                    .filter(one -> one.value().equals(kind.name()))
                    .mapToLong(Find.Count::count)
                    .sum();
            if (count > 0 || kind == query.kind()) {
                links.add(new Link(
                        query.withKind(kind).href(), words.of("search.kind." + kind), count, kind == query.kind()));
            }
        }
        return links;
    }

    private List<Choice> choices(List<Find.Count> counts, @Nullable String chosen, Function<Find.Count, String> label) {
        return counts.stream()
                .map(count -> new Choice(
                        count.value(),
                        words.of("search.choice", label.apply(count), count.count()),
                        count.value().equals(chosen)))
                .toList();
    }
}
