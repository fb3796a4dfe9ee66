package org.meguri.journal;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.meguri.committee.RemarkId;
import org.meguri.committee.RemarkLookup;
import org.meguri.cycle.AssemblyCalendar;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.CycleView;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationView;
import org.meguri.indicator.IndicatorLookup;
import org.meguri.organization.Directory;
import org.meguri.organization.OfficerId;
import org.meguri.organization.Posting;
import org.meguri.organization.Role;
import org.meguri.organization.UnitId;
import org.meguri.plan.DecisionId;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.PlanRegister;
import org.meguri.proposal.ProposalId;
import org.meguri.proposal.ProposalLookup;
import org.meguri.publication.EditionLookup;
import org.meguri.reorganization.ReorganizationLookup;
import org.meguri.sheet.Sheet;
import org.meguri.system.Words;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the ids in lines of the journal are called, today's name for each; a handful of queries for all of them. */
@Service
@Transactional(readOnly = true)
class JournalNames {

    static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final Directory directory;
    private final EvaluationLookup evaluations;
    private final CycleLookup cycles;
    private final AssemblyCalendar assembly;
    private final RemarkLookup remarks;
    private final PlanRegister plans;
    private final IndicatorLookup indicators;
    private final ProposalLookup proposals;
    private final EditionLookup editions;
    private final ReorganizationLookup reorganizations;
    private final Words words;

    JournalNames(
            Directory directory,
            EvaluationLookup evaluations,
            CycleLookup cycles,
            AssemblyCalendar assembly,
            RemarkLookup remarks,
            PlanRegister plans,
            IndicatorLookup indicators,
            ProposalLookup proposals,
            EditionLookup editions,
            ReorganizationLookup reorganizations,
            Words words) {
        this.directory = directory;
        this.evaluations = evaluations;
        this.cycles = cycles;
        this.assembly = assembly;
        this.remarks = remarks;
        this.plans = plans;
        this.indicators = indicators;
        this.proposals = proposals;
        this.editions = editions;
        this.reorganizations = reorganizations;
        this.words = words;
    }

    private static final Set<Role> PLANNING = Set.of(Role.PLANNING);
    private static final Set<Role> ADMINISTRATOR = Set.of(Role.ADMINISTRATOR);
    private static final Set<Role> BOTH = Set.of(Role.PLANNING, Role.ADMINISTRATOR);

    /**
     * What something is called.
     *
     * @param brief the same within a sentence beside which it stands whole
     * @param href where it is read; null where there is no page
     * @param readers who may open that page
     */
    record Named(String text, String brief, @Nullable String href, Set<Role> readers) {

        Named(String text, @Nullable String href, Set<Role> readers) {
            this(text, text, href, readers);
        }

        /** Where somebody with these roles reads it; null where they may not, or there is no page. */
        @Nullable
        String hrefFor(Collection<Role> roles) {
            return readers.stream().anyMatch(roles::contains) ? href : null;
        }
    }

    /** The names of all that some lines speak of. */
    final class Names {

        private final Map<UUID, Named> names = new HashMap<>();
        private final Map<UUID, EvaluationView> sheets = new HashMap<>();
        private final Map<String, Sheet> forms = new HashMap<>();
        private final Map<UUID, CycleView> years = new HashMap<>();
        private final Map<OfficerId, List<Posting>> postings = new HashMap<>();

        Optional<Named> of(@Nullable UUID id) {
            return Optional.ofNullable(id).map(names::get);
        }

        /** What the officer was in the town hall, in all their years. */
        List<Posting> postings(OfficerId officer) {
            return postings.getOrDefault(officer, List.of());
        }

        /** What a field of the sheet is called there; its key where that is not known any more. */
        String field(@Nullable UUID evaluation, String key) {
            var sheet = evaluation == null ? null : sheets.get(evaluation);
            return sheet == null
                    ? key
                    : forms.computeIfAbsent(sheet.cycle() + " " + sheet.variant(), form -> evaluations.sheet(sheet))
                            .field(key)
                            .map(field -> field.label())
                            .orElse(key);
        }

        /** What one of the year's sheets is called; its key where that is not known any more. */
        String sheet(@Nullable UUID cycle, String key) {
            var year = cycle == null ? null : years.get(cycle);
            return year == null ? key : year.labelOf(key);
        }

        private void put(UUID id, Named named) {
            names.put(id, named);
        }
    }

    /** @param others officers that are spoken of beside the lines */
    Names of(Collection<EntryView> lines, Collection<OfficerId> others) {
        var names = new Names();
        var ids = ids(lines);
        others.forEach(other -> ids.add(other.value()));
        if (ids.isEmpty()) {
            return names;
        }
        nameTheHouse(names, ids, lines);
        nameThePlans(names, ids);
        nameTheSheets(names, ids);
        return names;
    }

    private void nameTheHouse(Names names, Set<UUID> ids, Collection<EntryView> lines) {
        directory
                .officersWithIds(ids.stream().map(OfficerId::new).toList())
                .forEach(one -> names.put(
                        one.id().value(), new Named(one.name(), "/admin/officers/" + one.id(), ADMINISTRATOR)));
        names.postings.putAll(directory.postings(lines.stream()
                .map(EntryView::officer)
                .filter(Objects::nonNull)
                .distinct()
                .toList()));
        directory
                .unitsWithIds(ids.stream().map(UnitId::new).toList())
                .forEach(one -> names.put(one.id().value(), new Named(one.name(), null, Set.of())));
        assembly.names(ids).forEach((id, name) -> names.put(id, new Named(name, "/admin/closed-days", BOTH)));
        reorganizations
                .titles()
                .forEach((id, title) -> names.put(id.value(), new Named(title, "/admin/reorganizations/" + id, BOTH)));
    }

    private void nameThePlans(Names names, Set<UUID> ids) {
        plans.plans()
                .forEach(one -> names.put(one.id().value(), new Named(one.title(), "/plans/" + one.id(), PLANNING)));
        var decided = plans.itemsOf(ids.stream().map(DecisionId::new).toList());
        var concerned = new LinkedHashSet<PlanItemId>();
        ids.forEach(id -> concerned.add(new PlanItemId(id)));
        decided.values().forEach(concerned::addAll);
        plans.itemsWithIds(concerned)
                .forEach(one -> names.put(one.id().value(), new Named(one.heading(), "/items/" + one.id(), PLANNING)));
        decided.forEach((decision, items) -> {
            var headings = items.stream()
                    .distinct()
                    .flatMap(item -> names.of(item.value()).stream())
                    .map(Named::text)
                    .sorted()
                    .toList();
            if (!headings.isEmpty()) {
                names.put(
                        decision.value(),
                        new Named(
                                String.join(words.of("journal.comma"), headings), "/items/" + items.get(0), PLANNING));
            }
        });
        indicators.all().stream()
                .filter(one -> ids.contains(one.id().value()))
                .forEach(one -> names.put(
                        one.id().value(),
                        new Named(words.of("journal.indicator", one.name()), "/indicators/" + one.id(), PLANNING)));
        proposals
                .rounds()
                .forEach(one ->
                        names.put(one.id().value(), new Named(one.title(), "/proposals/rounds/" + one.id(), PLANNING)));
        proposals
                .withIds(ids.stream().map(ProposalId::new).toList())
                .forEach(one -> names.put(
                        one.id().value(),
                        new Named(words.of("journal.proposal", one.heading()), "/proposals/" + one.id(), PLANNING)));
    }

    private void nameTheSheets(Names names, Set<UUID> ids) {
        cycles.all().forEach(one -> {
            names.years.put(one.id().value(), one);
            names.put(one.id().value(), new Named(one.title(), "/cycles/" + one.id(), PLANNING));
        });
        editions.all().forEach(one -> names.put(one.id().value(), new Named(one.title(), one.href(), BOTH)));
        var said = remarks.withIds(ids.stream().map(RemarkId::new).toList());
        var concerned = new LinkedHashSet<EvaluationId>();
        ids.forEach(id -> concerned.add(new EvaluationId(id)));
        said.forEach(remark -> concerned.add(remark.evaluation()));
        evaluations.withIds(concerned).forEach(one -> {
            names.sheets.put(one.id().value(), one);
            names.put(one.id().value(), new Named(one.heading(), "/evaluations/" + one.id(), PLANNING));
        });
        said.forEach(remark -> {
            var number = Integer.toString(remark.number());
            var sheet = names.of(remark.evaluation().value()).map(Named::text).orElse("");
            names.put(
                    remark.id().value(),
                    new Named(
                            words.of("journal.remark", number, sheet),
                            words.of("journal.remark.brief", number),
                            "/remarks/" + remark.id(),
                            PLANNING));
        });
    }

    /**
     * What is looked for by a word.
     *
     * @param subjects what has it within its name, and the remarks on such sheets
     * @param cycles years that have it within theirs, with all that happened in them
     * @param tooMany whether it stands for more of them than can be looked for
     */
    record Meant(Set<UUID> subjects, Set<UUID> cycles, boolean tooMany) {}

    /** Whatever has the word within its name. @param most sheets, items, or proposals that it may stand for */
    Meant meant(String word, int most) {
        var like = JournalQuery.like(word);
        var sheets = evaluations.headed(like, most + 1);
        var items = plans.headed(like, most + 1);
        var proposed = proposals.headed(like, most + 1);
        if (sheets.size() > most || items.size() > most || proposed.size() > most) {
            return new Meant(Set.of(), Set.of(), true);
        }
        var subjects = new HashSet<UUID>();
        sheets.forEach(one -> subjects.add(one.value()));
        remarks.of(sheets).forEach(remark -> subjects.add(remark.id().value()));
        items.forEach(one -> subjects.add(one.value()));
        plans.decisions(items).forEach(one -> subjects.add(one.id().value()));
        proposed.forEach(one -> subjects.add(one.value()));
        var small = word.strip().toLowerCase(Locale.ROOT);
        var years = new HashSet<UUID>();
        add(years, cycles.all(), one -> one.title(), one -> one.id().value(), small);
        add(subjects, editions.all(), one -> one.title(), one -> one.id().value(), small);
        add(subjects, plans.plans(), one -> one.title(), one -> one.id().value(), small);
        add(subjects, indicators.all(), one -> one.name(), one -> one.id().value(), small);
        add(subjects, proposals.rounds(), one -> one.title(), one -> one.id().value(), small);
        add(
                subjects,
                reorganizations.titles().entrySet(),
                one -> one.getValue(),
                one -> one.getKey().value(),
                small);
        return new Meant(subjects, years, false);
    }

    private static <T> void add(
            Set<UUID> ids, Collection<T> all, Function<T, String> name, Function<T, UUID> id, String small) {
        all.stream()
                .filter(one -> name.apply(one).toLowerCase(Locale.ROOT).contains(small))
                .forEach(one -> ids.add(id.apply(one)));
    }

    private static Set<UUID> ids(Collection<EntryView> lines) {
        var ids = new LinkedHashSet<UUID>();
        for (var line : lines) {
            for (var id : new UUID[] {
                line.subject(),
                line.cycle(),
                line.officer() == null ? null : line.officer().value()
            }) {
                if (id != null) {
                    ids.add(id);
                }
            }
            ID.matcher(line.detail()).results().forEach(found -> ids.add(UUID.fromString(found.group())));
        }
        return ids;
    }
}
