package org.meguri.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.meguri.committee.RemarkLookup;
import org.meguri.committee.RemarkStatus;
import org.meguri.committee.RemarkView;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.CycleView;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.Status;
import org.meguri.indicator.IndicatorLookup;
import org.meguri.organization.UnitId;
import org.meguri.past.PastAnswerLookup;
import org.meguri.past.TakingId;
import org.meguri.plan.DecisionView;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.PlanItemView;
import org.meguri.plan.PlanRegister;
import org.meguri.plan.PlanView;
import org.meguri.plan.RegisterAct.Part;
import org.meguri.plan.Responsibility;
import org.meguri.search.Document.Audience;
import org.meguri.search.Document.Kind;
import org.meguri.search.Document.Label;
import org.meguri.search.Document.Passage;
import org.meguri.sheet.Sheet;
import org.meguri.sheet.SheetField;
import org.meguri.system.FiscalYear;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Everything that can be found, as it is compared, kept in memory on each node. Before each search it is asked how often the
 * sources were changed ({@code stamp}), and what has changed is read anew: so nothing can be found that is no longer so,
 * whoever changed it, and nothing is lost when a node was down. ADR 0037 says why, and how far this carries.
 */
@Component
class SearchShelf {

    private static final Logger LOG = LoggerFactory.getLogger(SearchShelf.class);

    private static final int AT_ONCE = 300;

    private final PlanRegister plans;
    private final CycleLookup cycles;
    private final EvaluationLookup evaluations;
    private final PastAnswerLookup past;
    private final RemarkLookup remarks;
    private final IndicatorLookup indicators;

    private volatile Contents contents = Contents.EMPTY;

    SearchShelf(
            PlanRegister plans,
            CycleLookup cycles,
            EvaluationLookup evaluations,
            PastAnswerLookup past,
            RemarkLookup remarks,
            IndicatorLookup indicators) {
        this.plans = plans;
        this.cycles = cycles;
        this.evaluations = evaluations;
        this.past = past;
        this.remarks = remarks;
        this.indicators = indicators;
    }

    /**
     * What is on the shelf. Never changed; another one takes its place.
     *
     * @param stamps how often the sources had been changed when they were read
     * @param sheets documents of each evaluation
     * @param others documents of each other source
     * @param names what an item is called: every name it ever had, as compared
     * @param families the item that stands for each item's family; items without a family are left out
     * @param items the item as it is said last
     * @param plans titles and codes by id
     */
    record Contents(
            Map<String, String> stamps,
            Map<EvaluationId, Long> versions,
            Map<EvaluationId, List<Document>> sheets,
            Map<EvaluationId, EvaluationMeta> metas,
            Map<String, List<Document>> others,
            Map<UUID, String> names,
            Map<UUID, UUID> families,
            Map<UUID, PlanItemView> items,
            Map<UUID, PlanView> plans) {

        static final Contents EMPTY =
                new Contents(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

        Stream<Document> documents() {
            return Stream.concat(others.values().stream(), sheets.values().stream())
                    .flatMap(List::stream);
        }

        UUID family(UUID item) {
            return families.getOrDefault(item, item);
        }
    }

    /** What a remark inherits from its sheet. */
    record EvaluationMeta(UUID item, UnitId unit, Set<UnitId> units, boolean open, int year, UUID plan, int place) {}

    /** The shelf as the town is now. */
    Contents fresh() {
        if (current().isEmpty()) {
            return contents;
        }
        synchronized (this) {
            var begun = System.nanoTime();
            var stale = current();
            if (!stale.isEmpty()) {
                contents = refreshed(contents, stale);
                LOG.debug(
                        "Read anew for the search: {} in {} ms",
                        stale.keySet(),
                        (System.nanoTime() - begun) / 1_000_000);
            }
            return contents;
        }
    }

    /** The stamps of the sources that have changed, and whether any sheet has. */
    private Map<String, String> current() {
        var stamps = new LinkedHashMap<String, String>();
        stamps.put("plan", plans.stamp());
        stamps.put("past", past.stamp());
        stamps.put("remark", remarks.stamp());
        stamps.put("indicator", indicators.stamp());
        var known = contents;
        stamps.entrySet()
                .removeIf(stamp -> stamp.getValue().equals(known.stamps().get(stamp.getKey())));
        if (!evaluations.stamps().equals(known.versions())) {
            stamps.put("sheet", "");
        }
        return stamps;
    }

    private Contents refreshed(Contents known, Map<String, String> stale) {
        var stamps = new HashMap<>(known.stamps());
        stale.forEach((source, stamp) -> {
            if (!source.equals("sheet")) {
                stamps.put(source, stamp);
            }
        });
        var others = new HashMap<>(known.others());
        var names = known.names();
        var families = known.families();
        var items = known.items();
        var planViews = known.plans();
        if (stale.containsKey("plan")) {
            var register = new Register();
            others.put("plan", register.documents);
            names = register.names;
            families = register.families();
            items = register.items;
            planViews = register.plans;
        }
        var versions = known.versions();
        var sheets = known.sheets();
        var metas = known.metas();
        if (stale.containsKey("sheet")) {
            versions = evaluations.stamps();
            var now = versions;
            sheets = new HashMap<>(known.sheets());
            metas = new HashMap<>(known.metas());
            sheets.keySet().retainAll(now.keySet());
            metas.keySet().retainAll(now.keySet());
            var changed = now.entrySet().stream()
                    .filter(entry -> !entry.getValue().equals(known.versions().get(entry.getKey())))
                    .map(Map.Entry::getKey)
                    .toList();
            readSheets(changed, sheets, metas);
        }
        if (stale.containsKey("past") || stale.containsKey("plan")) {
            others.put("past", pastDocuments(items));
        }
        if (stale.containsKey("remark") || stale.containsKey("sheet")) {
            others.put("remark", remarkDocuments(metas));
        }
        if (stale.containsKey("indicator")) {
            others.put("indicator", indicatorDocuments());
        }
        return new Contents(stamps, versions, sheets, metas, others, names, families, items, planViews);
    }

    /** The items of all plans by every name and number they ever had, and what belongs together. */
    private final class Register {

        private final List<Document> documents = new ArrayList<>();
        private final Map<UUID, String> names = new HashMap<>();
        private final Map<UUID, PlanItemView> items = new HashMap<>();
        private final Map<UUID, PlanView> plans = new LinkedHashMap<>();
        private final Map<UUID, UUID> above = new HashMap<>();

        Register() {
            for (var plan : SearchShelf.this.plans.plans()) {
                plans.put(plan.id().value(), plan);
                read(plan);
            }
        }

        private void read(PlanView plan) {
            var said = new LinkedHashMap<PlanItemId, Set<String>>();
            var units = new HashMap<PlanItemId, Set<String>>();
            var register = SearchShelf.this.plans;
            var now = register.items(plan.id());
            Stream.concat(
                            now.stream(),
                            register
                                    .itemsAsOf(
                                            plan.id(),
                                            new FiscalYear(plan.period().from()))
                                    .stream())
                    .forEach(item -> {
                        said.computeIfAbsent(item.id(), id -> new LinkedHashSet<>())
                                .add(item.number() == null ? item.name() : item.number() + " " + item.name());
                        units.computeIfAbsent(item.id(), id -> new LinkedHashSet<>())
                                .addAll(item.responsibilities().stream()
                                        .map(Responsibility::printed)
                                        .filter(printed -> !printed.isEmpty())
                                        .toList());
                    });
            for (var decision : register.decisions(plan.id())) {
                if (decision.stands()) {
                    join(decision);
                    decision.lines().forEach(line -> {
                        var told = said.get(line.item());
                        if (told != null) {
                            Stream.of("name", "number")
                                    .map(line.changes()::get)
                                    .filter(text -> text != null && !text.isEmpty())
                                    .forEach(told::add);
                        }
                    });
                }
            }
            for (var item : now) {
                items.put(item.id().value(), item);
                var told = new ArrayList<Passage>();
                var all = new StringBuilder();
                var first = true;
                for (var name : said.getOrDefault(item.id(), Set.of())) {
                    var passage = Passage.name(Label.ours(first ? "search.label.name" : "search.label.former"), name);
                    told.add(passage);
                    all.append(passage.folded()).append('\n');
                    first = false;
                }
                var printed = String.join("、", units.getOrDefault(item.id(), Set.of()));
                if (!printed.isEmpty()) {
                    told.add(new Passage(Label.ours("search.label.unit"), printed));
                    all.append(Folded.of(printed)).append('\n');
                }
                names.put(item.id().value(), all.toString());
                documents.add(new Document(
                        Kind.ITEM,
                        item.id().value(),
                        item.id().value(),
                        plan.id().value(),
                        0,
                        Responsibility.lead(item.responsibilities()).orElse(null),
                        Set.of(),
                        Audience.ALL,
                        told,
                        null,
                        item.seq()));
            }
        }

        /** What came out of others stands for all of them. */
        private void join(DecisionView decision) {
            var joined = Stream.concat(decision.results().stream(), decision.items(Part.SUBJECT).stream())
                    .map(PlanItemId::value)
                    .toList();
            for (var at = 1; at < joined.size(); at++) {
                if (decision.act().joins()) {
                    var one = top(joined.get(0));
                    var other = top(joined.get(at));
                    if (!one.equals(other)) {
                        above.put(other, one);
                    }
                }
            }
        }

        private UUID top(UUID item) {
            var at = item;
            for (var up = above.get(at); up != null; up = above.get(at)) {
                at = up;
            }
            return at;
        }

        Map<UUID, UUID> families() {
            var families = new HashMap<UUID, UUID>();
            above.keySet().forEach(item -> families.put(item, top(item)));
            return families;
        }
    }

    private void readSheets(
            List<EvaluationId> changed,
            Map<EvaluationId, List<Document>> into,
            Map<EvaluationId, EvaluationMeta> metas) {
        var years = new HashMap<CycleId, CycleView>();
        var forms = new HashMap<List<Object>, Sheet>();
        for (var from = 0; from < changed.size(); from += AT_ONCE) {
            var some = changed.subList(from, Math.min(changed.size(), from + AT_ONCE));
            for (var evaluation : evaluations.withIds(some)) {
                var cycle = years.computeIfAbsent(evaluation.cycle(), cycles::get);
                var variant = evaluation.variant();
                var form = forms.computeIfAbsent(
                        List.of(evaluation.cycle(), variant == null ? "" : variant),
                        key -> evaluations.sheet(evaluation));
                var meta = new EvaluationMeta(
                        evaluation.item().value(),
                        evaluation.leadUnit(),
                        Set.copyOf(evaluation.units()),
                        evaluation.status() == Status.CONFIRMED || evaluation.status() == Status.PUBLISHED,
                        cycle.year().year(),
                        cycle.plan().value(),
                        evaluation.seq());
                metas.put(evaluation.id(), meta);
                into.put(evaluation.id(), sheetDocuments(evaluation, meta, form));
            }
        }
    }

    /** What citizens read once it is published, for everybody; the rest for those who read the sheet. */
    private static List<Document> sheetDocuments(EvaluationView evaluation, EvaluationMeta meta, Sheet form) {
        if (evaluation.status() == Status.PREPARED || evaluation.content().isEmpty()) {
            return List.of();
        }
        var published = evaluation.status() == Status.PUBLISHED;
        var documents = new ArrayList<Document>();
        var open = passages(form, evaluation.content(), field -> published && field.published());
        var closed = passages(form, evaluation.content(), field -> !published || !field.published());
        if (!open.isEmpty()) {
            documents.add(sheetDocument(evaluation, meta, Audience.ALL, open));
        }
        if (!closed.isEmpty()) {
            documents.add(sheetDocument(
                    evaluation, meta, meta.open() ? Audience.READERS_AND_COMMITTEE : Audience.READERS, closed));
        }
        return documents;
    }

    private static Document sheetDocument(
            EvaluationView evaluation, EvaluationMeta meta, Audience audience, List<Passage> passages) {
        return new Document(
                Kind.SHEET,
                evaluation.id().value(),
                meta.item(),
                meta.plan(),
                meta.year(),
                meta.unit(),
                meta.units(),
                audience,
                passages,
                evaluation.id().value(),
                meta.place());
    }

    private static List<Passage> passages(
            Sheet form, Map<String, String> content, java.util.function.Predicate<SheetField> which) {
        return form.fields().stream()
                .filter(which)
                .filter(field -> content.containsKey(field.key()))
                .map(field -> new Passage(field.label(), field.display(content.get(field.key()))))
                .toList();
    }

    /** Of years before the product everybody reads what citizens may read, on the item's page. */
    private List<Document> pastDocuments(Map<UUID, PlanItemView> items) {
        var forms = new HashMap<TakingId, Sheet>();
        return past.of(items.keySet().stream().map(PlanItemId::new).toList()).stream()
                .map(answer -> {
                    var form = forms.computeIfAbsent(answer.taking(), taking -> past.sheet(answer));
                    var item = Objects.requireNonNull(items.get(answer.item().value()));
                    return new Document(
                            Kind.SHEET,
                            item.id().value(),
                            item.id().value(),
                            item.plan().value(),
                            answer.year().year(),
                            Responsibility.lead(item.responsibilities()).orElse(null),
                            Set.of(),
                            Audience.ALL,
                            passages(form, answer.content(), SheetField::published),
                            null,
                            0);
                })
                .toList();
    }

    private List<Document> remarkDocuments(Map<EvaluationId, EvaluationMeta> metas) {
        return remarks.all().stream()
                .filter(remark -> metas.containsKey(remark.evaluation()))
                .map(remark -> remarkDocument(remark, Objects.requireNonNull(metas.get(remark.evaluation()))))
                .toList();
    }

    private Document remarkDocument(RemarkView remark, EvaluationMeta meta) {
        var passages = new ArrayList<Passage>();
        passages.add(new Passage(new Label("search.label.remark", Integer.toString(remark.number())), remark.text()));
        var answer = remark.answer();
        // An answer that is still being written or decided on is nobody's to find but on its own page.
        if (answer != null && remark.status() == RemarkStatus.CLOSED) {
            passages.add(new Passage(Label.ours("search.label.answer"), answer));
        }
        return new Document(
                Kind.REMARK,
                remark.id().value(),
                meta.item(),
                meta.plan(),
                meta.year(),
                meta.unit(),
                meta.units(),
                meta.open() ? Audience.READERS_AND_COMMITTEE : Audience.READERS,
                passages,
                remark.evaluation().value(),
                meta.place());
    }

    private List<Document> indicatorDocuments() {
        return indicators.all().stream()
                .map(indicator -> {
                    var item = indicator.item();
                    var passages = new ArrayList<Passage>();
                    passages.add(new Passage(Label.ours("search.label.indicator"), indicator.name()));
                    if (!indicator.place().isEmpty()) {
                        passages.add(new Passage(Label.ours("search.label.place"), indicator.place()));
                    }
                    if (!indicator.note().isEmpty()) {
                        passages.add(new Passage(Label.ours("search.label.note"), indicator.note()));
                    }
                    return new Document(
                            Kind.INDICATOR,
                            indicator.id().value(),
                            item == null ? null : item.value(),
                            indicator.plan().value(),
                            0,
                            indicator.unit(),
                            Set.of(),
                            Audience.ALL,
                            passages,
                            null,
                            0);
                })
                .toList();
    }
}
