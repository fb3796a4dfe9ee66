package org.meguri.indicator;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.Directory;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.organization.UnitView;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanRegister;
import org.meguri.system.FiscalYear;
import org.meguri.system.JapaneseDates;
import org.meguri.system.Words;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Everybody in the town hall reads the indicators: by plan, and one by one. */
@Controller
@RequestMapping("/indicators")
class IndicatorController {

    /** Fiscal years to choose from, before this one. */
    private static final int YEARS_BACK = 5;

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final IndicatorLookup lookup;
    private final PlanRegister plans;
    private final Directory directory;
    private final AssessmentWords assessments;
    private final SheetWay way;
    private final JapaneseDates dates;
    private final Words words;
    private final Clock clock;

    IndicatorController(
            IndicatorLookup lookup,
            PlanRegister plans,
            Directory directory,
            AssessmentWords assessments,
            SheetWay way,
            JapaneseDates dates,
            Words words,
            Clock clock) {
        this.lookup = lookup;
        this.plans = plans;
        this.directory = directory;
        this.assessments = assessments;
        this.way = way;
        this.dates = dates;
        this.words = words;
        this.clock = clock;
    }

    /** A plan and how many of its indicators have an actual for the year. */
    record PlanLine(String id, String title, int count, int entered) {}

    /** A fiscal year to choose. */
    record Year(String href, String label, boolean current) {}

    /** An indicator in a list. */
    record Line(
            IndicatorView indicator,
            String unit,
            String actual,
            boolean provisional,
            AssessmentWords.Told told,
            boolean mayWrite) {}

    /** A year in the table beside the chart. */
    record YearLine(String year, String actual, boolean provisional, AssessmentWords.Told told) {}

    /** Something that was entered. */
    record HistoryLine(String year, ActualView actual, String who, String unit, String when) {}

    /** A choice of a filter. */
    record Choice(String value, String label) {}

    @GetMapping
    String plans(SignedIn person, Model model) {
        var year = usual(clock);
        var byPlan = lookup.assess(lookup.all(), year).stream()
                .collect(Collectors.groupingBy(one -> one.indicator().plan()));
        var lines = new ArrayList<PlanLine>();
        for (var plan : plans.plans()) {
            var assessed = byPlan.getOrDefault(plan.id(), List.of());
            if (!assessed.isEmpty() || person.has(Role.PLANNING)) {
                var entered = (int)
                        assessed.stream().filter(one -> one.actual() != null).count();
                lines.add(new PlanLine(plan.id().toString(), plan.title(), assessed.size(), entered));
            }
        }
        model.addAttribute("lines", lines);
        model.addAttribute("none", byPlan.isEmpty());
        model.addAttribute("year", year.both());
        model.addAttribute("planning", person.has(Role.PLANNING));
        model.addAttribute("official", person.official());
        return "indicator/plans";
    }

    @GetMapping("/plans/{plan}")
    String list(
            SignedIn person,
            @PathVariable UUID plan,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String direction,
            @RequestParam(required = false) @Nullable String state,
            Model model) {
        var of = new PlanId(plan);
        var view = plans.plan(of);
        var fiscalYear = yearOf(year, clock);
        var names = names();
        var all = lookup.ofPlan(of);
        var lines = lookup.assess(all, fiscalYear).stream()
                .filter(one -> unit == null
                        || unit.isEmpty()
                        || unit.equals(Objects.toString(one.indicator().unit(), "nobody")))
                .filter(one -> direction == null
                        || direction.isEmpty()
                        || direction.equals(one.indicator().direction().name()))
                .filter(one -> state == null || state.isEmpty() || is(one, state))
                .map(one -> line(one, names, person))
                .toList();
        model.addAttribute("plan", view);
        model.addAttribute("lines", lines);
        model.addAttribute("none", all.isEmpty());
        model.addAttribute("year", fiscalYear.both());
        model.addAttribute("yearNumber", fiscalYear.toString());
        model.addAttribute("years", years("/indicators/plans/" + plan, fiscalYear, clock));
        model.addAttribute("units", units(all, names));
        model.addAttribute("unit", unit);
        model.addAttribute(
                "directions",
                Arrays.stream(Direction.values())
                        .map(one -> new Choice(one.name(), words.of(one.key())))
                        .toList());
        model.addAttribute("direction", direction);
        model.addAttribute(
                "states",
                List.of("missing", "behind", "reached", "figureless").stream()
                        .map(one -> new Choice(one, words.of("indicator.list.state." + one)))
                        .toList());
        model.addAttribute("state", state);
        model.addAttribute("planning", person.has(Role.PLANNING));
        return "indicator/list";
    }

    @GetMapping("/plans/{plan}/table.csv")
    ResponseEntity<byte[]> csv(@PathVariable UUID plan) {
        return file(
                plan, "csv", new MediaType("text", "csv", StandardCharsets.UTF_8), view -> IndicatorFiles.csv(view));
    }

    @GetMapping("/plans/{plan}/table.xlsx")
    ResponseEntity<byte[]> xlsx(@PathVariable UUID plan) {
        return file(plan, "xlsx", XLSX, view -> IndicatorFiles.workbook(view, words.of("indicator.name")));
    }

    @GetMapping("/{id}")
    String show(
            SignedIn person,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable UUID sheet,
            Model model) {
        var indicator = lookup.indicator(new IndicatorId(id));
        var fiscalYear = yearOf(year, clock);
        var yardstick = lookup.yardstick(indicator.plan());
        var current = lookup.actuals(List.of(indicator)).getOrDefault(indicator.series(), Map.of());
        var names = names();
        var assessment = Assessment.of(indicator, fiscalYear, current.get(fiscalYear), yardstick);
        var known = new TreeSet<>(current.keySet());
        known.add(fiscalYear);
        model.addAttribute("plan", plans.plan(indicator.plan()));
        var came = way.of(sheet, person);
        var settlesOn = assessment.actual() == null ? null : assessment.actual().settlesOn();
        model.addAttribute("sheet", came);
        model.addAttribute("settlesOn", settlesOn == null ? null : dates.full(settlesOn));
        model.addAttribute("line", line(assessment, names, person));
        model.addAttribute("indicator", indicator);
        model.addAttribute("leeway", leeway(indicator.direction(), yardstick));
        model.addAttribute("year", fiscalYear.both());
        model.addAttribute("yearNumber", fiscalYear.toString());
        model.addAttribute(
                "years", years("/indicators/" + id, came == null ? "" : "&sheet=" + came.id(), fiscalYear, clock));
        model.addAttribute("chart", Chart.of(indicator, current).orElse(null));
        model.addAttribute("chartWords", assessments.drawn(indicator, current));
        model.addAttribute(
                "table",
                known.stream()
                        .map(one -> {
                            var assessed = Assessment.of(indicator, one, current.get(one), yardstick);
                            var actual = assessed.actual();
                            return new YearLine(
                                    one.named(),
                                    actual == null ? "" : actual.raw(),
                                    actual != null && actual.provisional(),
                                    assessments.tell(assessed));
                        })
                        .toList());
        model.addAttribute("official", person.official());
        model.addAttribute("history", person.official() ? history(indicator) : List.of());
        model.addAttribute("original", indicator.original() == null ? null : lookup.indicator(indicator.series()));
        return "indicator/show";
    }

    private List<HistoryLine> history(IndicatorView indicator) {
        return lookup.history(indicator).stream()
                .sorted(Comparator.comparing(ActualView::at)
                        .thenComparing(ActualView::revision)
                        .reversed())
                .map(actual -> new HistoryLine(
                        actual.year().named(),
                        actual,
                        directory.officer(actual.by()).name(),
                        unitThen(actual.unit()),
                        dates.briefWithTime(actual.at())))
                .toList();
    }

    /** How much room the plan gives, where it matters. */
    private @Nullable String leeway(Direction direction, Yardstick yardstick) {
        return switch (direction) {
            case INCREASE, DECREASE -> words.of("indicator.show.tolerance", percent(yardstick.tolerance()));
            case MAINTAIN -> words.of("indicator.show.margin", percent(yardstick.margin()));
            default -> null;
        };
    }

    private static String percent(BigDecimal part) {
        return part.movePointRight(2).stripTrailingZeros().toPlainString();
    }

    private String unitThen(@Nullable UnitId unit) {
        return unit == null
                ? words.of("indicator.unit.nobody")
                : directory.unit(unit).name();
    }

    private Line line(Assessment one, Map<UnitId, String> names, SignedIn person) {
        var indicator = one.indicator();
        var actual = one.actual();
        var unit = indicator.unit();
        return new Line(
                indicator,
                unit == null ? words.of("indicator.unit.nobody") : unitName(unit, names),
                actual == null ? "" : actual.raw(),
                actual != null && actual.provisional(),
                assessments.tell(one),
                indicator.original() == null && Indicator.mayWrite(person, unit));
    }

    private static boolean is(Assessment one, String state) {
        return switch (state) {
            case "missing" -> one.actual() == null;
            case "behind" -> one.pace().standing() == Pace.Standing.BEHIND;
            case "reached" -> AssessmentWords.reached(one.achievement());
            case "figureless" -> one.actual() != null && one.achievement() instanceof Achievement.None;
            default -> true;
        };
    }

    private List<Choice> units(List<IndicatorView> indicators, Map<UnitId, String> names) {
        var choices = new ArrayList<Choice>();
        indicators.stream()
                .map(IndicatorView::unit)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(unit -> choices.add(new Choice(unit.toString(), unitName(unit, names))));
        choices.add(new Choice("nobody", words.of("indicator.list.filter.nobody")));
        return choices;
    }

    private Map<UnitId, String> names() {
        return directory.units(LocalDate.now(clock)).stream().collect(Collectors.toMap(UnitView::id, UnitView::name));
    }

    /** A unit that is no longer in force keeps its name. */
    private String unitName(UnitId unit, Map<UnitId, String> names) {
        var name = names.get(unit);
        return name == null ? directory.unit(unit).name() : name;
    }

    private ResponseEntity<byte[]> file(
            UUID plan, String extension, MediaType type, Function<List<IndicatorView>, byte[]> as) {
        var view = plans.plan(new PlanId(plan));
        var name = ContentDisposition.attachment()
                .filename(view.code() + "-indicators." + extension)
                .build();
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .body(as.apply(lookup.ofPlan(view.id())));
    }

    /** The year whose actuals are known by now: the one before this. */
    static FiscalYear usual(Clock clock) {
        return FiscalYear.of(LocalDate.now(clock)).previous();
    }

    static FiscalYear yearOf(@Nullable Integer year, Clock clock) {
        var current = FiscalYear.of(LocalDate.now(clock));
        return year == null || year < RecordActual.FIRST_YEAR || year > current.year()
                ? usual(clock)
                : new FiscalYear(year);
    }

    static List<Year> years(String page, FiscalYear shown, Clock clock) {
        return years(page, "", shown, clock);
    }

    private static List<Year> years(String page, String more, FiscalYear shown, Clock clock) {
        var current = FiscalYear.of(LocalDate.now(clock)).year();
        return IntStream.rangeClosed(current - YEARS_BACK, current)
                .mapToObj(FiscalYear::new)
                .map(one -> new Year(page + "?year=" + one + more, one.named(), one.equals(shown)))
                .toList();
    }
}
