package org.meguri.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.committee.OnTheTable;
import org.meguri.cycle.CycleLookup;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationSummary;
import org.meguri.organization.Directory;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.organization.UnitView;
import org.meguri.plan.PlanView;
import org.meguri.publication.EditionLookup;
import org.meguri.publication.EditionView;
import org.meguri.search.Document.Kind;
import org.meguri.search.SearchShelf.Contents;
import org.meguri.system.FiscalYear;
import org.springframework.stereotype.Service;

/**
 * Looks things up for one person. All words have to be found in one document or in what its item was ever called, at least one
 * in the document itself, so that an item's name alone does not bring up every sheet of it. What the person may not know is
 * left out before anything is counted.
 */
@Service
class Find {

    static final int PAGE_SIZE = 20;

    private static final int MOST_NAMES = 4;

    private final SearchShelf shelf;
    private final EvaluationLookup evaluations;
    private final Directory directory;
    private final EditionLookup editions;
    private final CycleLookup cycles;
    private final OnTheTable table;

    Find(
            SearchShelf shelf,
            EvaluationLookup evaluations,
            Directory directory,
            EditionLookup editions,
            CycleLookup cycles,
            OnTheTable table) {
        this.shelf = shelf;
        this.evaluations = evaluations;
        this.directory = directory;
        this.editions = editions;
        this.cycles = cycles;
        this.table = table;
    }

    /** How many documents there are under a name. @param value as an address says it */
    record Count(String value, String label, long count) {}

    /**
     * A family of items in which something was found.
     *
     * @param item the page of its lineage; null where what was found belongs to no item
     * @param name null where what was found belongs to no item
     * @param others what else the family is called: former names and items that were merged
     * @param hits by year, the latest first, what has none first
     */
    record Group(@Nullable UUID item, @Nullable String name, String plan, List<String> others, List<Hit> hits) {}

    /**
     * Something found.
     *
     * @param year in words; "" where it has none
     * @param href the page that shows it, within the product or among the published ones
     */
    record Hit(Kind kind, String year, @Nullable String unit, String href, List<Snippet.Passage> passages) {}

    /**
     * One page of what was found.
     *
     * @param found how many documents, on all pages
     * @param groups how many families, on all pages
     * @param elsewhere how many documents there would be without any filter
     */
    record Found(
            long found,
            int groups,
            long elsewhere,
            int page,
            int pages,
            List<Group> shown,
            List<Count> kinds,
            List<Count> plans,
            List<Count> years,
            List<Count> units) {

        static final Found NOTHING = new Found(0, 0, 0, 1, 1, List.of(), List.of(), List.of(), List.of(), List.of());
    }

    Found find(SearchQuery query, SignedIn person) {
        if (query.sought().isEmpty()) {
            return Found.NOTHING;
        }
        var contents = shelf.fresh();
        var rights = rights(contents, person);
        var all = matching(contents, query.sought(), rights);
        var names = unitNames(all);
        var hits = all.stream().filter(one -> passes(one, query, null)).toList();
        var groups = new LinkedHashMap<UUID, List<Document>>();
        hits.forEach(one -> {
            var item = one.item();
            groups.computeIfAbsent(item == null ? one.id() : contents.family(item), key -> new ArrayList<>())
                    .add(one);
        });
        var ordered = groups.entrySet().stream()
                .sorted(Comparator.comparing(
                                (Map.Entry<UUID, List<Document>> group) -> !named(group.getValue(), query.sought()))
                        .thenComparing(group -> place(contents, group.getKey())))
                .toList();
        var pages = Math.max(1, (ordered.size() + PAGE_SIZE - 1) / PAGE_SIZE);
        var page = Math.min(query.page(), pages);
        var published = new HashMap<String, EditionView>();
        editions.all()
                .forEach(edition -> published.merge(
                        edition.planCode() + " " + edition.fiscalYear(),
                        edition,
                        (one, other) -> one.number() > other.number() ? one : other));
        published.values().removeIf(EditionView::withdrawn);
        return new Found(
                hits.size(),
                ordered.size(),
                all.size(),
                page,
                pages,
                ordered.subList((page - 1) * PAGE_SIZE, Math.min(ordered.size(), page * PAGE_SIZE)).stream()
                        .map(group -> group(
                                contents, group.getKey(), group.getValue(), query.sought(), rights, names, published))
                        .toList(),
                counts(
                        all,
                        query,
                        "kind",
                        one -> one.kind().name(),
                        one -> one.kind().name(),
                        false),
                counts(
                        all,
                        query,
                        "plan",
                        one -> one.plan().toString(),
                        one -> Objects.requireNonNull(contents.plans().get(one.plan()))
                                .title(),
                        false),
                counts(
                        all.stream().filter(one -> one.year() != 0).toList(),
                        query,
                        "year",
                        one -> Integer.toString(one.year()),
                        one -> new FiscalYear(one.year()).named(),
                        true),
                counts(
                        all.stream().filter(one -> one.unit() != null).toList(),
                        query,
                        "unit",
                        one -> Objects.requireNonNull(one.unit()).toString(),
                        one -> names.getOrDefault(one.unit(), ""),
                        false));
    }

    private SearchRights rights(Contents contents, SignedIn person) {
        var units = contents.metas().values().stream()
                .flatMap(meta -> meta.units().stream())
                .collect(Collectors.toSet());
        return SearchRights.of(person, evaluations.readableUnits(units, person), this::withheld);
    }

    private Set<UUID> withheld() {
        var withheld = new HashSet<UUID>();
        for (var cycle : cycles.all()) {
            table.of(cycle.id()).ifPresent(chosen -> evaluations.summaries(cycle.id()).stream()
                    .map(EvaluationSummary::id)
                    .filter(Predicate.not(chosen::contains))
                    .forEach(sheet -> withheld.add(sheet.value())));
        }
        return withheld;
    }

    /** What the person may know and all words are found in. */
    static List<Document> matching(Contents contents, Sought sought, SearchRights rights) {
        return contents.documents()
                .filter(rights::mayKnow)
                .filter(one -> contents.plans().containsKey(one.plan()))
                .filter(one -> matches(one, names(contents, one), sought.words()))
                .toList();
    }

    private static String names(Contents contents, Document one) {
        var item = one.item();
        return item == null ? "" : contents.names().getOrDefault(item, "");
    }

    private static boolean matches(Document one, String names, List<String> words) {
        var itself = false;
        for (var word : words) {
            var says = one.says(word);
            if (!says && !names.contains(word)) {
                return false;
            }
            itself |= says;
        }
        return itself;
    }

    /** @param but the filter that is left out, for counting what it would give */
    private static boolean passes(Document one, SearchQuery query, @Nullable String but) {
        var unit = one.unit();
        return ("plan".equals(but)
                        || query.plan().isEmpty()
                        || one.plan().toString().equals(query.plan()))
                && ("year".equals(but) || query.year() == 0 || one.year() == query.year())
                && ("unit".equals(but)
                        || query.unit().isEmpty()
                        || (unit != null && unit.toString().equals(query.unit())))
                && ("kind".equals(but) || query.kind() == null || one.kind() == query.kind());
    }

    private static List<Count> counts(
            List<Document> all,
            SearchQuery query,
            String filter,
            Function<Document, String> value,
            Function<Document, String> label,
            boolean latestFirst) {
        var counts = new HashMap<String, Long>();
        var labels = new HashMap<String, String>();
        all.stream().filter(one -> passes(one, query, filter)).forEach(one -> {
            counts.merge(value.apply(one), 1L, Long::sum);
            labels.putIfAbsent(value.apply(one), label.apply(one));
        });
        var order = latestFirst
                ? Comparator.comparing(Count::value).reversed()
                : Comparator.comparing(Count::label).thenComparing(Count::value);
        return counts.entrySet().stream()
                .map(entry -> new Count(entry.getKey(), labels.getOrDefault(entry.getKey(), ""), entry.getValue()))
                .sorted(order)
                .toList();
    }

    /** Items whose very name was looked for stand before those that only mention it. */
    private static boolean named(List<Document> group, Sought sought) {
        return group.stream()
                .anyMatch(one ->
                        one.kind() == Kind.ITEM && sought.words().stream().allMatch(one::says));
    }

    /** In the order of the plans' tables; what belongs to no item comes last. */
    private static String place(Contents contents, UUID family) {
        var view = contents.items().get(family);
        return view == null ? "\uFFFF" : String.format("%s %06d", view.plan(), view.seq());
    }

    private static Group group(
            Contents contents,
            UUID family,
            List<Document> group,
            Sought sought,
            SearchRights rights,
            Map<UnitId, String> units,
            Map<String, EditionView> published) {
        var view = contents.items().get(family);
        var others = new LinkedHashSet<String>();
        if (view != null) {
            group.stream()
                    .filter(one -> one.kind() == Kind.ITEM)
                    .flatMap(one -> one.passages().stream())
                    .filter(Document.Passage::name)
                    .map(Document.Passage::text)
                    .filter(name -> !name.endsWith(view.name()))
                    .forEach(others::add);
        }
        var hits = group.stream()
                .sorted(Comparator.comparing((Document one) -> one.year() == 0 ? 0 : -one.year())
                        .thenComparing(Document::kind)
                        .thenComparing(one -> one.id().toString()))
                .map(one -> new Hit(
                        one.kind(),
                        one.year() == 0 ? "" : new FiscalYear(one.year()).both(),
                        one.unit() == null ? null : units.get(one.unit()),
                        href(one, rights, contents.plans().get(one.plan()), published),
                        Snippet.of(one, sought)))
                .toList();
        var plan = contents.plans()
                .get(view == null ? group.get(0).plan() : view.plan().value());
        return new Group(
                view == null ? null : family,
                view == null ? null : view.heading(),
                plan == null ? "" : plan.title(),
                others.stream().limit(MOST_NAMES).toList(),
                hits);
    }

    private static String href(
            Document one, SearchRights rights, @Nullable PlanView plan, Map<String, EditionView> published) {
        var sheet = one.sheet();
        return switch (one.kind()) {
            case ITEM -> "/items/" + one.id();
            case INDICATOR -> "/indicators/" + one.id();
            case REMARK -> {
                if (rights.reads(one)) {
                    yield "/remarks/" + one.id();
                }
                yield rights.atTheTable(one) ? "/committee/evaluations/" + sheet : publicPage(one, plan, published);
            }
            case SHEET -> {
                if (sheet == null) {
                    yield "/items/" + one.item();
                }
                if (rights.reads(one)) {
                    yield "/evaluations/" + sheet;
                }
                yield rights.atTheTable(one) ? "/committee/evaluations/" + sheet : publicPage(one, plan, published);
            }
        };
    }

    /** Where everybody reads the sheet; its item's page where nothing is published. */
    private static String publicPage(Document one, @Nullable PlanView plan, Map<String, EditionView> published) {
        var edition = plan == null ? null : published.get(plan.code() + " " + one.year());
        return edition == null ? "/items/" + one.item() : edition.href() + "/items/" + one.place();
    }

    private Map<UnitId, String> unitNames(Collection<Document> all) {
        return directory
                .unitsWithIds(all.stream()
                        .map(Document::unit)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(UnitView::id, UnitView::name));
    }
}
