package org.meguri.past;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.CycleScales;
import org.meguri.cycle.CycleState;
import org.meguri.intake.ReadPlanFile;
import org.meguri.intake.ReadPlanFile.ItemAnswers;
import org.meguri.intake.Upload;
import org.meguri.organization.Directory;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.past.PastPreview.Cell;
import org.meguri.past.PastPreview.Entry;
import org.meguri.past.PastPreview.Renamed;
import org.meguri.past.PastPreview.Row;
import org.meguri.plan.ItemKey;
import org.meguri.plan.ItemState;
import org.meguri.plan.NameKey;
import org.meguri.plan.PlanDefinition;
import org.meguri.plan.PlanDefinition.Column;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.PlanItemView;
import org.meguri.plan.PlanRegister;
import org.meguri.plan.PlanView;
import org.meguri.plan.RegisterLine;
import org.meguri.sheet.Option;
import org.meguri.sheet.Sheet;
import org.meguri.sheet.SheetField;
import org.meguri.sheet.Sheets;
import org.meguri.system.FiscalYear;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Transactional;

/**
 * The planning division takes the answers of a year before the product over from a table of the plan: first a preview, then
 * all or nothing. Nothing that was taken over before is ever removed; where the product has evaluated a year itself, its own
 * evaluations stand.
 */
@UseCase
class TakePastAnswers {

    /** Fiscal years are named by era since 1989. */
    static final int EARLIEST = 1989;

    /** How many years back a page offers. */
    private static final int OFFERED = 15;

    private static final Pattern YEAR = Pattern.compile("[0-9]{4}");
    private static final String ANSWER = "answer.";

    private final PlanRegister plans;
    private final CycleLookup cycles;
    private final ReadPlanFile files;
    private final Sheets sheets;
    private final Directory directory;
    private final PastAnswers answers;
    private final PastTakings takings;
    private final PendingPasts pending;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TakePastAnswers(
            PlanRegister plans,
            CycleLookup cycles,
            ReadPlanFile files,
            Sheets sheets,
            Directory directory,
            PastAnswers answers,
            PastTakings takings,
            PendingPasts pending,
            ApplicationEventPublisher events,
            Clock clock) {
        this.plans = plans;
        this.cycles = cycles;
        this.files = files;
        this.sheets = sheets;
        this.directory = directory;
        this.answers = answers;
        this.takings = takings;
        this.pending = pending;
        this.events = events;
        this.clock = clock;
    }

    /** A year that was taken over, by its last taking. @param items how many items that taking said something new of */
    record Taken(FiscalYear year, String fileName, int items, String by, Instant at) {}

    /** What was taken over of the plan so far, the latest first. */
    @Transactional(readOnly = true)
    List<Taken> taken(PlanId plan, SignedIn person) {
        requirePlanning(person);
        return takings.ofPlan(plan).stream()
                .map(taking -> new Taken(
                        taking.year(),
                        taking.fileName(),
                        takings.answersOf(taking.id()),
                        directory.officer(taking.takenBy()).name(),
                        taking.takenAt()))
                .toList();
    }

    /** The years to choose from, the latest first: those before this one that the product did not evaluate itself. */
    @Transactional(readOnly = true)
    List<FiscalYear> years(PlanId plan, SignedIn person) {
        requirePlanning(person);
        var latest = thisYear().year() - 1;
        return IntStream.range(0, OFFERED)
                .map(back -> latest - back)
                .filter(year -> year >= EARLIEST)
                .mapToObj(FiscalYear::new)
                .filter(year -> !evaluated(plan, year))
                .toList();
    }

    /**
     * Keeps a readable table for its preview; what the person had waiting before is dropped.
     *
     * @param year the fiscal year as typed: four digits
     * @throws Refusal (403) for others than planning; when the year makes no sense, is this one or later, or was evaluated by
     *     the product; when the file is no readable table, or the plan's table has no answers
     */
    PendingPastId keep(PlanId plan, @Nullable String year, Upload file, SignedIn person) {
        requirePlanning(person);
        var known = plans.plan(plan);
        var wanted = year(year);
        requireFree(plan, wanted);
        read(known, wanted, file);
        var now = clock.instant();
        pending.clear(person.id(), now);
        return pending.save(new PendingPast(plan, wanted, person.id(), file, now))
                .id();
    }

    /** @throws Refusal (409) when the table was taken over already, has expired or is somebody else's */
    @Transactional(readOnly = true)
    PastPreview preview(PlanId plan, PendingPastId id, SignedIn person) {
        requirePlanning(person);
        var file = get(plan, id, person);
        requireFree(plan, file.year());
        return read(plans.plan(plan), file.year(), file.upload()).preview();
    }

    /**
     * Takes the table over.
     *
     * @param seen what the preview said would change ({@link PastPreview#seen})
     * @throws Refusal (409) when it would do something else by now, or somebody clicked twice; otherwise as {@link #keep}
     */
    PastPreview takeIn(PlanId plan, PendingPastId id, SignedIn person, String seen) {
        requirePlanning(person);
        var file = get(plan, id, person);
        if (pending.remove(id) == 0) {
            throw gone();
        }
        answers.hold(plan);
        requireFree(plan, file.year());
        var known = plans.plan(plan);
        var upload = file.upload();
        var reading = read(known, file.year(), upload);
        var preview = reading.preview();
        if (!preview.findings().isEmpty()) {
            throw new Refusal("past.refused.findings");
        }
        if (!preview.seen().equals(seen)) {
            throw Refusal.conflict("past.refused.changed-meanwhile");
        }
        if (!reading.news().isEmpty()) {
            keep(reading, known, upload, person);
        }
        return preview;
    }

    private void keep(Reading reading, PlanView plan, Upload upload, SignedIn person) {
        var preview = reading.preview();
        var now = clock.instant();
        var taking = takings.save(new PastTaking(
                plan.id(), preview.year(), upload.name(), plan.definition(), reading.form(), person.id(), now));
        reading.news().forEach((item, values) -> {
            var known = answers.findById(new PastAnswerKey(item, preview.year().year()));
            known.ifPresent(answer -> answer.takeOver(values, taking.id()));
            answers.save(known.orElseGet(() -> new PastAnswer(item, preview.year(), values, taking.id())));
        });
        events.publishEvent(new PastAnswersTaken(
                plan.id(),
                preview.year(),
                taking.id(),
                (int) preview.added(),
                (int) preview.changed(),
                person.id(),
                now));
    }

    /** @param news what would be kept, by item @param form the JSON of the plan's sheet */
    private record Reading(PastPreview preview, Map<PlanItemId, Map<String, String>> news, String form) {}

    private Reading read(PlanView plan, FiscalYear year, Upload file) {
        var definition = plan.definition();
        var columns = definition.columns().stream()
                .filter(column -> column.to().startsWith(ANSWER))
                .toList();
        if (columns.isEmpty()) {
            throw new Refusal("past.refused.no-answers");
        }
        var table = files.pastAnswers(definition, file);
        var form = sheets.json(definition.sheet());
        var sheet = sheets.read(form, new CycleScales(definition));
        var items = new ItemsThen(definition, plan.id(), year);
        var found = new LinkedHashMap<PlanItemView, Map<String, String>>();
        var unknown = new ArrayList<Row>();
        var ambiguous = new ArrayList<Row>();
        var renamed = new ArrayList<Renamed>();
        var blank = 0;
        for (var row : table.rows()) {
            var said = row.answers();
            if (said.values().isEmpty()) {
                blank++;
                continue;
            }
            var meant = items.meant(said.key());
            var printed = new Row(row.row(), printed(said));
            if (meant.isEmpty()) {
                unknown.add(printed);
            } else if (meant.size() > 1 || found.containsKey(meant.get(0))) {
                ambiguous.add(printed);
            } else {
                var item = meant.get(0);
                found.put(item, said.values());
                if (!NameKey.of(item.name()).equals(NameKey.of(said.name()))) {
                    renamed.add(new Renamed(row.row(), printed.heading(), item.heading()));
                }
            }
        }
        var kept = kept(found.keySet().stream().map(PlanItemView::id).toList(), year);
        var entries = new ArrayList<Entry>();
        var news = new LinkedHashMap<PlanItemId, Map<String, String>>();
        var print = new Fingerprint();
        found.forEach((item, values) -> {
            var before = kept.getOrDefault(item.id(), Map.of());
            var after = PastAnswer.completed(before, values);
            if (!after.equals(before)) {
                news.put(item.id(), values);
                print.add(item.id(), before, after);
                entries.add(new Entry(item.heading(), before.isEmpty(), cells(columns, sheet, before, after)));
            }
        });
        var preview = new PastPreview(
                year,
                file.name(),
                List.copyOf(entries),
                found.size() - entries.size(),
                blank,
                List.copyOf(unknown),
                List.copyOf(ambiguous),
                List.copyOf(renamed),
                columns.stream()
                        .filter(column -> sheet.field(field(column)).isEmpty())
                        .map(Column::heading)
                        .toList(),
                table.findings(),
                table.notes(),
                print.toString());
        return new Reading(preview, news, form);
    }

    private Map<PlanItemId, Map<String, String>> kept(List<PlanItemId> items, FiscalYear year) {
        var kept = new HashMap<PlanItemId, Map<String, String>>();
        if (!items.isEmpty()) {
            answers.ofItems(items.stream().map(PlanItemId::value).toList(), year.year())
                    .forEach(answer -> kept.put(answer.item(), answer.content()));
        }
        return kept;
    }

    private static List<Cell> cells(
            List<Column> columns, Sheet sheet, Map<String, String> before, Map<String, String> after) {
        var cells = new ArrayList<Cell>();
        for (var column : columns) {
            var key = field(column);
            var old = before.getOrDefault(key, "");
            var now = after.getOrDefault(key, "");
            if (!old.equals(now)) {
                var field = sheet.field(key);
                cells.add(new Cell(column.heading(), shown(field, old), shown(field, now)));
            }
        }
        return List.copyOf(cells);
    }

    private static String shown(Optional<SheetField> field, String value) {
        return field.filter(known -> known.options().stream().map(Option::value).anyMatch(value::equals))
                .map(known -> known.display(value))
                .orElse(value);
    }

    private static String field(Column column) {
        return column.to().substring(ANSWER.length());
    }

    private static String printed(ItemAnswers row) {
        return row.number() == null ? row.name() : row.number() + " " + row.name();
    }

    /** The items that the plan had in the year, or had had until then, by what tells them apart. */
    private final class ItemsThen {

        private final Map<String, List<RegisterLine>> then = new HashMap<>();
        private final Map<String, List<RegisterLine>> now = new HashMap<>();

        ItemsThen(PlanDefinition definition, PlanId plan, FiscalYear year) {
            index(definition, plans.registerThen(plan, year), then);
            // What tells items apart may be the unit; a table made later prints today's name.
            index(definition, plans.register(plan, year), now);
        }

        private static void index(
                PlanDefinition definition, List<RegisterLine> lines, Map<String, List<RegisterLine>> index) {
            lines.stream().filter(line -> line.state() != ItemState.NOT_YET).forEach(line -> index.computeIfAbsent(
                            ItemKey.of(definition.key(), line.item()), key -> new ArrayList<>())
                    .add(line));
        }

        /** Where several share a key, those that had ended by then gave it away. */
        List<PlanItemView> meant(String key) {
            var lines = then.getOrDefault(key, now.getOrDefault(key, List.of()));
            var standing =
                    lines.stream().filter(line -> line.state().standing()).toList();
            return (standing.isEmpty() ? lines : standing)
                    .stream().map(RegisterLine::item).toList();
        }
    }

    /** Of everything that would change, so that a page that is out of date is noticed. */
    private static final class Fingerprint {

        private final MessageDigest digest;

        Fingerprint() {
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        void add(PlanItemId item, Map<String, String> before, Map<String, String> after) {
            add(item.toString());
            add(before);
            add(after);
        }

        private void add(Map<String, String> values) {
            add(Integer.toString(values.size()));
            new TreeMap<>(values).forEach((key, text) -> {
                add(key);
                add(text);
            });
        }

        private void add(String text) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }

        @Override
        public String toString() {
            return HexFormat.of().formatHex(digest.digest());
        }
    }

    private FiscalYear year(@Nullable String typed) {
        var text = typed == null ? "" : Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC);
        if (text.isEmpty()) {
            throw new Refusal("past.refused.no-year");
        }
        var latest = thisYear().previous();
        if (!YEAR.matcher(text).matches() || Integer.parseInt(text) < EARLIEST) {
            throw new Refusal("past.refused.year", Integer.toString(EARLIEST), latest.toString());
        }
        return new FiscalYear(Integer.parseInt(text));
    }

    private void requireFree(PlanId plan, FiscalYear year) {
        if (year.compareTo(thisYear()) >= 0) {
            throw new Refusal(
                    "past.refused.not-over", year.both(), thisYear().previous().both());
        }
        if (evaluated(plan, year)) {
            throw new Refusal("past.refused.evaluated", year.both());
        }
    }

    /** Whether sheets of the year were handed out in the product. */
    private boolean evaluated(PlanId plan, FiscalYear year) {
        return cycles.of(plan, year)
                .filter(cycle -> cycle.state() != CycleState.PLANNED)
                .isPresent();
    }

    private FiscalYear thisYear() {
        return FiscalYear.of(LocalDate.now(clock));
    }

    private PendingPast get(PlanId plan, PendingPastId id, SignedIn person) {
        return pending.findById(id)
                .filter(file -> file.isFor(plan, person.id(), clock.instant()))
                .orElseThrow(TakePastAnswers::gone);
    }

    private static Refusal gone() {
        return Refusal.conflict("past.refused.gone", Long.toString(PendingPast.LIFE.toMinutes()));
    }

    private static void requirePlanning(SignedIn person) {
        if (!person.has(Role.PLANNING)) {
            throw Refusal.forbidden("past.planning-only");
        }
    }
}
