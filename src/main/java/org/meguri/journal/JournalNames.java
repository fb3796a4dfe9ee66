package org.meguri.journal;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.meguri.committee.RemarkId;
import org.meguri.committee.RemarkLookup;
import org.meguri.cycle.CycleLookup;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationView;
import org.meguri.indicator.IndicatorLookup;
import org.meguri.organization.Directory;
import org.meguri.organization.OfficerId;
import org.meguri.organization.UnitId;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.PlanRegister;
import org.meguri.proposal.ProposalId;
import org.meguri.proposal.ProposalLookup;
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
    private final RemarkLookup remarks;
    private final PlanRegister plans;
    private final IndicatorLookup indicators;
    private final ProposalLookup proposals;
    private final Words words;

    JournalNames(
            Directory directory,
            EvaluationLookup evaluations,
            CycleLookup cycles,
            RemarkLookup remarks,
            PlanRegister plans,
            IndicatorLookup indicators,
            ProposalLookup proposals,
            Words words) {
        this.directory = directory;
        this.evaluations = evaluations;
        this.cycles = cycles;
        this.remarks = remarks;
        this.plans = plans;
        this.indicators = indicators;
        this.proposals = proposals;
        this.words = words;
    }

    /** What something is called. @param href where the planning division reads it; null where there is no page */
    record Named(String text, @Nullable String href) {}

    /** The names of all that some lines speak of. */
    final class Names {

        private final Map<UUID, Named> names = new HashMap<>();
        private final Map<UUID, EvaluationView> sheets = new HashMap<>();
        private final Map<String, Sheet> forms = new HashMap<>();

        Optional<Named> of(@Nullable UUID id) {
            return Optional.ofNullable(id).map(names::get);
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
    }

    Names of(Collection<EntryView> lines) {
        var names = new Names();
        var ids = ids(lines);
        if (ids.isEmpty()) {
            return names;
        }
        directory
                .officersWithIds(ids.stream().map(OfficerId::new).toList())
                .forEach(one -> names.names.put(one.id().value(), new Named(one.name(), null)));
        directory
                .unitsWithIds(ids.stream().map(UnitId::new).toList())
                .forEach(one -> names.names.put(one.id().value(), new Named(one.name(), null)));
        cycles.all().forEach(one -> names.names.put(one.id().value(), new Named(one.title(), "/cycles/" + one.id())));
        plans.plans().forEach(one -> names.names.put(one.id().value(), new Named(one.title(), "/plans/" + one.id())));
        plans.itemsWithIds(ids.stream().map(PlanItemId::new).toList())
                .forEach(one -> names.names.put(one.id().value(), new Named(one.heading(), "/items/" + one.id())));
        indicators.all().stream()
                .filter(one -> ids.contains(one.id().value()))
                .forEach(one -> names.names.put(
                        one.id().value(),
                        new Named(words.of("journal.indicator", one.name()), "/indicators/" + one.id())));
        proposals
                .rounds()
                .forEach(one ->
                        names.names.put(one.id().value(), new Named(one.title(), "/proposals/rounds/" + one.id())));
        proposals
                .withIds(ids.stream().map(ProposalId::new).toList())
                .forEach(one -> names.names.put(
                        one.id().value(),
                        new Named(words.of("journal.proposal", one.heading()), "/proposals/" + one.id())));
        var said = remarks.withIds(ids.stream().map(RemarkId::new).toList());
        var concerned = new LinkedHashSet<EvaluationId>();
        ids.forEach(id -> concerned.add(new EvaluationId(id)));
        said.forEach(remark -> concerned.add(remark.evaluation()));
        evaluations.withIds(concerned).forEach(one -> {
            names.sheets.put(one.id().value(), one);
            names.names.put(one.id().value(), new Named(one.heading(), "/evaluations/" + one.id()));
        });
        said.forEach(remark -> names.names.put(
                remark.id().value(),
                new Named(
                        words.of(
                                "journal.remark",
                                Integer.toString(remark.number()),
                                names.of(remark.evaluation().value())
                                        .map(Named::text)
                                        .orElse("")),
                        "/remarks/" + remark.id())));
        return names;
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
