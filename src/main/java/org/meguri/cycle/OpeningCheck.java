package org.meguri.cycle;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.Directory;
import org.meguri.organization.OfficerView;
import org.meguri.organization.Role;
import org.meguri.organization.UnitId;
import org.meguri.organization.UnitView;
import org.meguri.plan.PlanDefinition;
import org.meguri.plan.PlanItemView;
import org.meguri.plan.PlanRegister;
import org.meguri.plan.Responsibility;
import org.meguri.sheet.Sheet;
import org.meguri.sheet.Sheets;
import org.meguri.system.Refusal;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What would go wrong in a cycle that is opened today: people are looked up as they are appointed on that day. Only what
 * would leave a sheet to nobody, or a day that cannot be kept, stands in the way; the rest is told.
 */
@Service
@Transactional(readOnly = true)
public class OpeningCheck {

    private static final int NAMED = 5;
    private static final String ANSWER = "answer.";

    /** Put right by planning the year again with the days that it has. */
    static final String DEFINITION_CHANGED = "cycle.check.definition-changed";

    private final PlanRegister plans;
    private final Directory directory;
    private final Schedule schedule;
    private final Sheets sheets;
    private final YearItems years;
    private final CycleLookup cycles;
    private final List<OpeningNotice> notices;
    private final Clock clock;

    OpeningCheck(
            PlanRegister plans,
            Directory directory,
            Schedule schedule,
            Sheets sheets,
            YearItems years,
            CycleLookup cycles,
            List<OpeningNotice> notices,
            Clock clock) {
        this.plans = plans;
        this.years = years;
        this.cycles = cycles;
        this.notices = notices;
        this.directory = directory;
        this.schedule = schedule;
        this.sheets = sheets;
        this.clock = clock;
    }

    /**
     * Something found.
     *
     * @param blocks whether the cycle cannot be opened while it is so
     * @param key message key, with {@code arguments}
     * @param href the page where it can be put right, or null
     */
    public record Finding(boolean blocks, String key, List<Object> arguments, @Nullable String href) {}

    /** Everything that is found, what blocks first. */
    public List<Finding> findings(CycleView cycle) {
        var today = LocalDate.now(clock);
        var findings = new ArrayList<Finding>();
        var items = plans.itemsInForce(cycle.plan(), cycle.year());
        if (items.isEmpty()) {
            findings.add(new Finding(true, "cycle.check.no-items", List.of(), "/plans/" + cycle.plan() + "/intake"));
        }
        days(cycle, today).ifPresent(findings::add);
        sheet(cycle).ifPresent(findings::add);
        variants(cycle, items, findings);
        plan(cycle, findings);
        items.stream()
                .filter(item -> item.responsibilities().stream().noneMatch(OpeningCheck::leads))
                .collect(Collectors.collectingAndThen(Collectors.toList(), OpeningCheck::named))
                .ifPresent(named -> findings.add(new Finding(
                        true, "cycle.check.item-without-unit", named, "/plans/" + cycle.plan() + "/register")));
        units(items, today, findings);
        notices.stream()
                .flatMap(room -> room.of(cycle).stream())
                .filter(finding -> !finding.blocks())
                .forEach(findings::add);
        return findings.stream()
                .sorted(Comparator.comparing(finding -> !finding.blocks()))
                .toList();
    }

    /** What the plan says otherwise by now than when the year was planned. */
    private void plan(CycleView cycle, List<Finding> findings) {
        var plan = plans.plan(cycle.plan());
        if (!plan.definition().equals(cycle.definition())) {
            findings.add(new Finding(false, DEFINITION_CHANGED, List.of(), null));
        }
        if (cycle.year().year() > plan.period().to()) {
            findings.add(new Finding(
                    false, "cycle.check.after-period", List.of(plan.years()), "/plans/" + cycle.plan() + "/extension"));
        }
    }

    private Optional<Finding> days(CycleView cycle, LocalDate today) {
        try {
            schedule.check(cycle.dues(), cycle.locks(), today);
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(new Finding(true, refusal.key(), List.of(refusal.arguments()), edit(cycle)));
        }
    }

    /** Whoever opens a sheet reads it again; better that the planning division meets the fault than every section. */
    private Optional<Finding> sheet(CycleView cycle) {
        try {
            sheets.read(cycle.sheet(), new CycleScales(cycle.definition()));
            return Optional.empty();
        } catch (Refusal refusal) {
            var why = new DefaultMessageSourceResolvable(new String[] {refusal.key()}, refusal.arguments());
            return Optional.of(new Finding(true, "cycle.check.sheet-unreadable", List.of(why), edit(cycle)));
        }
    }

    /** The plan's other sheets, those that items are to be evaluated with. */
    private void variants(CycleView cycle, List<PlanItemView> items, List<Finding> findings) {
        var used = new TreeMap<String, Integer>();
        years.variants(cycle, items).values().stream()
                .filter(variant -> !variant.isEmpty())
                .forEach(variant -> used.merge(variant, 1, Integer::sum));
        used.forEach((variant, count) -> variant(cycle, variant, count).ifPresent(findings::add));
        if (used.isEmpty() && !cycle.sheets().isEmpty()) {
            cycles.openedBefore(cycle)
                    .map(before -> years.variants(before).values().stream()
                            .filter(variant -> !variant.isEmpty())
                            .count())
                    .filter(count -> count > 0)
                    .ifPresent(count -> findings.add(new Finding(
                            false, "cycle.check.variant-not-chosen", List.of(Long.toString(count)), choice(cycle))));
        }
    }

    private Optional<Finding> variant(CycleView cycle, String variant, int count) {
        var label = cycle.labelOf(variant);
        var form = cycle.sheetOf(variant);
        if (cycle.named(variant).isEmpty()) {
            return Optional.of(
                    new Finding(true, "cycle.check.variant-gone", List.of(Integer.toString(count)), choice(cycle)));
        }
        if (form.isEmpty()) {
            return Optional.of(new Finding(
                    true, "cycle.check.variant-missing", List.of(label, Integer.toString(count)), choice(cycle)));
        }
        try {
            var brief = sheets.read(form.get(), new CycleScales(cycle.definition()));
            var lacking = lacking(cycle, brief);
            return lacking.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Finding(
                            true,
                            "cycle.check.variant-lacks",
                            List.of(label, Integer.toString(count), String.join("、", lacking)),
                            choice(cycle)));
        } catch (Refusal refusal) {
            var why = new DefaultMessageSourceResolvable(new String[] {refusal.key()}, refusal.arguments());
            return Optional.of(new Finding(
                    true,
                    "cycle.check.variant-unreadable",
                    List.of(label, Integer.toString(count), why),
                    choice(cycle)));
        }
    }

    /** What is counted must be asked for on every sheet, with the same choices and as strictly as on the plan's own. */
    private List<String> lacking(CycleView cycle, Sheet brief) {
        Sheet own;
        try {
            own = sheets.read(cycle.sheet(), new CycleScales(cycle.definition()));
        } catch (Refusal refusal) {
            return List.of(); // Told of the plan's own sheet already.
        }
        var lacking = new ArrayList<String>();
        for (var column : cycle.definition().columns()) {
            if (!PlanDefinition.counted(column, cycle.definition().tally())) {
                continue;
            }
            own.field(column.to().substring(ANSWER.length()))
                    .filter(field -> brief.field(field.key())
                            .filter(other -> other.choice() && other.options().equals(field.options()))
                            .filter(other -> other.required() || !field.required())
                            .isEmpty())
                    .ifPresent(field -> lacking.add(field.label()));
        }
        return lacking;
    }

    private static String choice(CycleView cycle) {
        return "/cycles/" + cycle.id() + "/sheets";
    }

    private static String edit(CycleView cycle) {
        return "/cycles/" + cycle.id() + "/edit";
    }

    private void units(List<PlanItemView> items, LocalDate today, List<Finding> findings) {
        var inForce = directory.units(today).stream().map(UnitView::id).collect(Collectors.toSet());
        var sheetsOf = new LinkedHashMap<UnitId, Integer>();
        var leading = new HashSet<UnitId>();
        for (var item : items) {
            item.units().forEach(unit -> sheetsOf.merge(unit, 1, Integer::sum));
            item.responsibilities().stream()
                    .filter(OpeningCheck::leads)
                    .map(Responsibility::unit)
                    .forEach(leading::add);
        }
        var mailless = new ArrayList<OfficerView>();
        var waiting = directory.withoutPassword();
        for (var entry : sheetsOf.entrySet()) {
            var unit = entry.getKey();
            var name = directory.unit(unit).name();
            var count = entry.getValue();
            if (!inForce.contains(unit)) {
                findings.add(finding(true, "unit-ended", name, count, "/admin/reorganizations"));
                continue;
            }
            var chiefs = directory.responsible(Role.SECTION_CHIEF, unit, today);
            var staff = directory.responsible(Role.SECTION_STAFF, unit, today);
            if (chiefs.isEmpty()) {
                findings.add(finding(true, "unit-without-chief", name, count, "/admin/officers"));
            }
            if (staff.isEmpty() && leading.contains(unit)) {
                findings.add(finding(false, "unit-without-staff", name, count, "/admin/officers"));
            }
            if (!chiefs.isEmpty() && chiefs.stream().map(OfficerView::id).allMatch(waiting::contains)) {
                var nobody = staff.stream().map(OfficerView::id).allMatch(waiting::contains);
                findings.add(finding(
                        nobody, nobody ? "nobody-signs-in" : "chief-signs-in-not", name, count, "/admin/officers"));
            }
            chiefs.stream().filter(one -> one.mail() == null).forEach(mailless::add);
            staff.stream().filter(one -> one.mail() == null).forEach(mailless::add);
        }
        if (directory.holders(Role.PLANNING, today).isEmpty()) {
            findings.add(new Finding(true, "cycle.check.no-planning", List.of(), "/admin/officers"));
        }
        var without = mailless.stream().map(OfficerView::name).distinct().toList();
        if (!without.isEmpty()) {
            findings.add(new Finding(
                    false,
                    "cycle.check.no-mail",
                    List.of(
                            without.stream().limit(NAMED).collect(Collectors.joining("、")),
                            Integer.toString(without.size())),
                    "/admin/officers"));
        }
    }

    /** @throws Refusal naming the first thing that stands in the way, with how many there are */
    void require(CycleView cycle) {
        var blocking = findings(cycle).stream().filter(Finding::blocks).toList();
        if (!blocking.isEmpty()) {
            var first = blocking.get(0);
            throw new Refusal(first.key(), first.arguments().toArray());
        }
    }

    private static boolean leads(Responsibility one) {
        return one.lead() && one.unit() != null;
    }

    private static Optional<List<Object>> named(List<PlanItemView> items) {
        return items.isEmpty()
                ? Optional.empty()
                : Optional.of(List.of(
                        items.stream().limit(NAMED).map(PlanItemView::heading).collect(Collectors.joining("、")),
                        Integer.toString(items.size())));
    }

    private static Finding finding(boolean blocks, String key, String unit, int sheets, String href) {
        return new Finding(blocks, "cycle.check." + key, List.of(unit, Integer.toString(sheets)), href);
    }
}
