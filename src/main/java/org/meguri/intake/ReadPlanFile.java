package org.meguri.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.Directory;
import org.meguri.organization.Lineage;
import org.meguri.organization.OfficerId;
import org.meguri.plan.Difference;
import org.meguri.plan.ItemDraft;
import org.meguri.plan.PlanDefinition;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanRegister;
import org.meguri.plan.RegisterItems;
import org.meguri.plan.RegisterItems.Outcome;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.transaction.annotation.Transactional;

/** Reads a plan's table (CSV in UTF-8 or CP932, or XLSX): first a preview, then all or nothing. */
@UseCase
public class ReadPlanFile {

    /**
     * The answers of one item as the file gives them: field id to text, only for {@code answer.*} columns.
     *
     * @param seq place in the file, from 1
     * @param key what tells the item apart in its plan, see {@link org.meguri.plan.ItemKey}
     */
    public record ItemAnswers(int seq, @Nullable String number, String name, String key, Map<String, String> values) {}

    /**
     * A row with the answers of one item.
     *
     * @param row as Excel shows it
     */
    public record AnsweredRow(int row, ItemAnswers answers) {}

    /**
     * The answers of a year that is over.
     *
     * @param findings what is wrong; anything here and nothing may be taken over
     * @param notes what is kept as it was printed, and what a person should know of
     */
    public record PastTable(List<AnsweredRow> rows, List<Finding> findings, List<Finding> notes) {}

    private final PlanRegister plans;
    private final RegisterItems register;
    private final Directory directory;
    private final Lineage lineage;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ReadPlanFile(
            PlanRegister plans,
            RegisterItems register,
            Directory directory,
            Lineage lineage,
            Clock clock,
            ApplicationEventPublisher events) {
        this.plans = plans;
        this.register = register;
        this.directory = directory;
        this.lineage = lineage;
        this.clock = clock;
        this.events = events;
    }

    /** What the file would do; changes nothing. @throws org.meguri.system.Refusal when it is no readable table at all */
    @Transactional(readOnly = true)
    public IntakePreview preview(PlanId plan, Upload file) {
        var reading = read(plan, file);
        var sound = reading.findings().isEmpty();
        return reading.preview(
                file,
                register.compare(plan, reading.items()),
                sound ? register.differences(plan, reading.items()) : List.of());
    }

    /**
     * What a definition that nobody has adopted yet would make of a file; changes nothing.
     *
     * @throws org.meguri.system.Refusal when the file is no readable table at all
     */
    @Transactional(readOnly = true)
    public IntakePreview check(PlanDefinition definition, Upload file) {
        var reading = read(definition, file);
        return reading.preview(file, new Outcome(reading.items().size(), 0, 0, 0), List.of());
    }

    /** Takes the file in as previewed. @throws org.meguri.system.Refusal when the preview has findings; nothing stays */
    public IntakePreview apply(PlanId plan, Upload file) {
        return apply(plan, file, null, null);
    }

    /**
     * Takes the file in as previewed, for a person who saw what it would do.
     *
     * @param seen what the preview said, or null
     * @throws org.meguri.system.Refusal when the preview has findings, or (409) would say something else by now
     */
    public IntakePreview apply(PlanId plan, Upload file, @Nullable Outcome seen, @Nullable OfficerId by) {
        var reading = read(plan, file);
        var found = reading.findings().list();
        if (!found.isEmpty()) {
            throw refusal(found.get(0));
        }
        var outcome = register.register(plan, reading.items());
        if (seen != null && !seen.equals(outcome)) {
            throw Refusal.conflict("intake.refused.changed-meanwhile");
        }
        if (!outcome.unchanged()) {
            events.publishEvent(new PlanFileRead(plan, outcome, by, clock.instant()));
        }
        return reading.preview(file, outcome, List.of());
    }

    /** The answers in a table of the plan's shape. @throws org.meguri.system.Refusal naming the first finding */
    @Transactional(readOnly = true)
    public List<ItemAnswers> answers(PlanDefinition definition, Upload file) {
        var findings = new Findings();
        var answers = new PlanTable(
                        definition, TableReader.read(file, definition.layout().sheet()), findings)
                .answers();
        var found = findings.list();
        if (!found.isEmpty()) {
            throw refusal(found.get(0));
        }
        return answers;
    }

    /**
     * The answers of a year that is over in a table of the plan's shape, with everything that is wrong in it. A short value
     * off its scale is kept and noted, whatever the scale says: it was printed.
     *
     * @throws org.meguri.system.Refusal when the file is no readable table at all
     */
    @Transactional(readOnly = true)
    public PastTable pastAnswers(PlanDefinition definition, Upload file) {
        var findings = new Findings();
        var rows = new PlanTable(
                        definition, TableReader.read(file, definition.layout().sheet()), findings)
                .pastAnswers();
        return new PastTable(rows, findings.list(), findings.notes());
    }

    /**
     * The names of the units that the table names, after the plan's aliases, in the order of the table: what a town must
     * have before it can take the table in.
     */
    @Transactional(readOnly = true)
    public Set<String> unitNames(PlanDefinition definition, Upload file) {
        var names = new LinkedHashSet<String>();
        var asked = new UnitNames(
                definition.units(),
                name -> {
                    names.add(name.strip());
                    return Optional.empty();
                },
                List.of());
        new PlanTable(definition, TableReader.read(file, definition.layout().sheet()), new Findings()).items(asked);
        var unit = definition.unit();
        if (unit != null) {
            names.add(unit);
        }
        return names;
    }

    /** Whether the table's header has every required column of the definition. */
    @Transactional(readOnly = true)
    public boolean fits(PlanDefinition definition, Upload file) {
        return new PlanTable(
                        definition, TableReader.read(file, definition.layout().sheet()), new Findings())
                .fits();
    }

    private record Reading(Table table, PlanTable plan, List<ItemDraft> items, Findings findings) {

        IntakePreview preview(Upload file, Outcome outcome, List<Difference> differences) {
            return new IntakePreview(
                    file.name(),
                    table.format(),
                    items,
                    outcome,
                    differences,
                    plan.header().unknown(),
                    findings.list(),
                    findings.notes(),
                    plan.answered());
        }
    }

    private Reading read(PlanId plan, Upload file) {
        return read(plans.plan(plan).definition(), file);
    }

    private Reading read(PlanDefinition definition, Upload file) {
        var table = TableReader.read(file, definition.layout().sheet());
        var findings = new Findings();
        var planTable = new PlanTable(definition, table, findings);
        var today = LocalDate.now(clock);
        var units = new UnitNames(
                definition.units(),
                name -> directory.unitNamed(name, today),
                directory.units(today),
                () -> lineage.formerNames(today));
        return new Reading(table, planTable, planTable.items(units), findings);
    }

    /** The finding as one sentence with its place: the message source puts the inner messages in. */
    private static Refusal refusal(Finding finding) {
        var arguments = finding.arguments().toArray();
        MessageSourceResolvable what = message(finding.key(), arguments);
        MessageSourceResolvable cure = message(finding.key() + ".cure", arguments);
        if (finding.row() == null) {
            return new Refusal("intake.refused.finding", what, cure);
        }
        return finding.column() == null
                ? new Refusal("intake.refused.finding-row", what, cure, Integer.toString(finding.row()))
                : new Refusal(
                        "intake.refused.finding-cell", what, cure, Integer.toString(finding.row()), finding.column());
    }

    private static MessageSourceResolvable message(String key, Object... arguments) {
        return new DefaultMessageSourceResolvable(new String[] {key}, arguments);
    }
}
