package org.meguri.review;

import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.CycleView;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.Status;
import org.meguri.organization.Directory;
import org.meguri.organization.OfficerId;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.plan.PlanDefinition;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.PlanItemView;
import org.meguri.plan.PlanRegister;
import org.meguri.system.Refusal;
import org.meguri.task.Inbox;
import org.meguri.task.TaskKind;
import org.meguri.task.TaskView;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gathers the board of the planning division; everything is loaded for all sheets of a year at once. */
@Service
@Transactional(readOnly = true)
class ReviewBoard {

    private final CycleLookup cycles;
    private final EvaluationLookup evaluations;
    private final AcceptanceLookup acceptances;
    private final ReviewLookup reviews;
    private final Presences presences;
    private final PlanRegister plans;
    private final Directory directory;
    private final Inbox inbox;
    private final Clock clock;

    ReviewBoard(
            CycleLookup cycles,
            EvaluationLookup evaluations,
            AcceptanceLookup acceptances,
            ReviewLookup reviews,
            Presences presences,
            PlanRegister plans,
            Directory directory,
            Inbox inbox,
            Clock clock) {
        this.cycles = cycles;
        this.evaluations = evaluations;
        this.acceptances = acceptances;
        this.reviews = reviews;
        this.presences = presences;
        this.plans = plans;
        this.directory = directory;
        this.inbox = inbox;
        this.clock = clock;
    }

    /** A grade that stands on a sheet. @param label what is graded @param words of the scale; "" for none */
    record Grade(String label, String code, String words) {}

    /**
     * A sheet on the board.
     *
     * @param lane where it stands among the lanes; "" while there are none
     * @param due of what is waited for; null where nothing is
     * @param daysLate calendar days past the due day; 0 for in time
     * @param holder who of planning has it in hand; null where nobody has
     * @param grades what it is graded with; empty while the department has it
     * @param own whether the person wrote on it, and so does not review it
     * @param watching who else of planning looks at it now
     */
    record Card(
            UUID id,
            int round,
            String heading,
            UUID unitId,
            String unit,
            String lane,
            BoardColumn column,
            Status status,
            @Nullable LocalDate due,
            long daysLate,
            @Nullable UUID holderId,
            @Nullable String holder,
            List<Grade> grades,
            boolean own,
            List<String> watching) {

        public boolean late() {
            return daysLate > 0;
        }

        /** As the forms send it. */
        public String key() {
            return id + ":" + round;
        }

        /** Whether this person may accept it now. */
        public boolean acceptable() {
            return column == BoardColumn.ARRIVED && !own;
        }

        public boolean accepted() {
            return column == BoardColumn.MINE || column == BoardColumn.OTHERS;
        }
    }

    /** A colleague, and what they have in hand. @param oldest since when the oldest */
    record Load(UUID id, String name, int cards, int late, @Nullable LocalDate oldest) {}

    /** A lane. @param name "" where there is only one */
    record Lane(String name, List<Card> cards) {

        public List<Card> in(BoardColumn column) {
            return cards.stream().filter(card -> card.column() == column).toList();
        }
    }

    /** Something to choose. */
    record Option(String value, String label) {}

    /**
     * The board.
     *
     * @param lanes with the cards that were asked for
     * @param counts of each column, whatever was asked for
     * @param onTheWay sheets that have not arrived yet
     */
    record Board(
            CycleView cycle,
            List<CycleView> running,
            List<Lane> lanes,
            int shown,
            Map<BoardColumn, Integer> counts,
            int late,
            int onTheWay,
            List<Load> loads,
            List<Option> laneOptions,
            List<Option> units,
            List<Option> colleagues) {

        /** How many sheets the board has, whatever was asked for. */
        public int all() {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }

        public int count(BoardColumn column) {
            return counts.getOrDefault(column, 0);
        }
    }

    /** The board of a year that runs; empty when none does. @throws Refusal (404) when the year does not exist */
    Optional<Board> of(BoardFilter filter, SignedIn person) {
        var running = cycles.all().stream().filter(CycleView::running).toList();
        var asked = filter.cycle();
        var cycle = asked == null
                ? running.stream().findFirst().orElse(null)
                : running.stream()
                        .filter(one -> one.id().value().equals(asked))
                        .findFirst()
                        .orElseThrow(() -> Refusal.notFound("review.board.unknown"));
        return Optional.ofNullable(cycle).map(one -> board(one, running, filter, person));
    }

    /** Who else looks at which of the year's sheets now. */
    Map<UUID, List<String>> watching(UUID cycle, SignedIn person) {
        return cycles.all().stream()
                .filter(one -> one.id().value().equals(cycle))
                .findFirst()
                .map(one -> presences.others(
                        evaluations.summaries(one.id()).stream()
                                .map(sheet -> sheet.id())
                                .toList(),
                        person))
                .orElseThrow(() -> Refusal.notFound("review.board.unknown"));
    }

    private Board board(CycleView cycle, List<CycleView> running, BoardFilter filter, SignedIn person) {
        var today = LocalDate.now(clock);
        var sheets = evaluations.all(cycle.id());
        var ids = sheets.stream().map(EvaluationView::id).toList();
        var accepted = acceptances.of(ids);
        var returned = reviews.latestReturns(ids);
        var watching = presences.others(ids, person);
        var dues = dues(cycle);
        var names = new Names(today);
        var lanes = lanes(cycle, filter.lane());
        var cards = new ArrayList<Card>();
        var since = new HashMap<UUID, LocalDate>();
        var onTheWay = 0;
        for (var sheet : sheets) {
            var held = Optional.ofNullable(accepted.get(sheet.id()))
                    .filter(one -> one.round() == sheet.round())
                    .orElse(null);
            var column = column(sheet, held, returned.contains(sheet.id()), person);
            if (column == null) {
                onTheWay++;
                continue;
            }
            var due = dues.get(sheet.id().value());
            OfficerId holder = null;
            if (held != null && column != BoardColumn.CONFIRMED) {
                holder = held.holder();
                var day = held.heldSince().atZone(clock.getZone()).toLocalDate();
                since.merge(holder.value(), day, (one, other) -> one.isBefore(other) ? one : other);
            }
            cards.add(new Card(
                    sheet.id().value(),
                    sheet.round(),
                    sheet.heading(),
                    sheet.leadUnit().value(),
                    names.unit(sheet.leadUnit()),
                    filter.lane().equals(BoardFilter.BY_UNIT)
                            ? names.unit(sheet.leadUnit())
                            : lanes.getOrDefault(sheet.item(), ""),
                    column,
                    sheet.status(),
                    due,
                    due == null ? 0 : Math.max(0, due.until(today, ChronoUnit.DAYS)),
                    holder == null ? null : holder.value(),
                    holder == null ? null : names.officer(holder),
                    column == BoardColumn.RETURNED ? List.of() : grades(cycle.definition(), sheet),
                    sheet.writers().contains(person.id()),
                    watching.getOrDefault(sheet.id().value(), List.of())));
        }
        var shown = cards.stream().filter(card -> wanted(card, filter)).toList();
        var counts = new EnumMap<BoardColumn, Integer>(BoardColumn.class);
        cards.forEach(card -> counts.merge(card.column(), 1, Integer::sum));
        return new Board(
                cycle,
                running,
                inLanes(shown, filter.lane()),
                shown.size(),
                counts,
                (int) cards.stream().filter(Card::late).count(),
                onTheWay,
                loads(cards, since),
                laneOptions(cycle.definition()),
                units(cards),
                directory.holders(Role.PLANNING, today).stream()
                        .map(one -> new Option(one.id().toString(), one.name()))
                        .toList());
    }

    private static @Nullable BoardColumn column(
            EvaluationView sheet, @Nullable AcceptanceView held, boolean returned, SignedIn person) {
        return switch (sheet.status()) {
            case APPROVED -> {
                if (held == null) {
                    yield BoardColumn.ARRIVED;
                }
                yield held.holder().equals(person.id()) ? BoardColumn.MINE : BoardColumn.OTHERS;
            }
            case DRAFT, SUBMITTED -> returned ? BoardColumn.RETURNED : null;
            case CONFIRMED, PUBLISHED -> BoardColumn.CONFIRMED;
            case PREPARED, LAPSED -> null;
        };
    }

    private static boolean wanted(Card card, BoardFilter filter) {
        return (filter.column() == null || filter.column() == card.column())
                && (filter.unit() == null || filter.unit().equals(card.unitId()))
                && (filter.holder() == null || filter.holder().equals(card.holderId()))
                && (!filter.late() || card.late())
                && (filter.q().isEmpty() || plain(card.heading()).contains(plain(filter.q())));
    }

    /** Half and full width, upper and lower case are the same to who searches. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** When the next step of each sheet is due. */
    private Map<UUID, LocalDate> dues(CycleView cycle) {
        var dues = new HashMap<UUID, LocalDate>();
        for (TaskView task : inbox.openTasksOfCycle(cycle.id().value())) {
            if (task.kind() == TaskKind.SELF_EVALUATE
                    || task.kind() == TaskKind.APPROVE
                    || task.kind() == TaskKind.REVIEW) {
                dues.merge(task.subject(), task.due(), (one, other) -> one.isBefore(other) ? one : other);
            }
        }
        return dues;
    }

    private Map<PlanItemId, String> lanes(CycleView cycle, String level) {
        if (level.isEmpty() || level.equals(BoardFilter.BY_UNIT)) {
            return Map.of();
        }
        var lanes = new HashMap<PlanItemId, String>();
        for (PlanItemView item : plans.items(cycle.plan())) {
            lanes.put(item.id(), Objects.requireNonNullElse(item.levels().get(level), ""));
        }
        return lanes;
    }

    /** Lanes in the order of the plan; by unit in that of the units' first sheets. */
    private static List<Lane> inLanes(List<Card> cards, String lane) {
        if (lane.isEmpty()) {
            // Without lanes what is to be done comes first, in each column in the order of the plan.
            var sorted =
                    cards.stream().sorted(Comparator.comparing(Card::column)).toList();
            return cards.isEmpty() ? List.of() : List.of(new Lane("", sorted));
        }
        var lanes = new LinkedHashMap<String, List<Card>>();
        cards.forEach(card ->
                lanes.computeIfAbsent(card.lane(), none -> new ArrayList<>()).add(card));
        return lanes.entrySet().stream()
                .map(one -> new Lane(one.getKey(), one.getValue()))
                .toList();
    }

    private static List<Load> loads(List<Card> cards, Map<UUID, LocalDate> since) {
        var byHolder = new LinkedHashMap<UUID, List<Card>>();
        cards.forEach(card -> {
            if (card.holderId() != null) {
                byHolder.computeIfAbsent(card.holderId(), none -> new ArrayList<>())
                        .add(card);
            }
        });
        return byHolder.entrySet().stream()
                .map(one -> new Load(
                        one.getKey(),
                        Objects.requireNonNull(one.getValue().get(0).holder()),
                        one.getValue().size(),
                        (int) one.getValue().stream().filter(Card::late).count(),
                        since.get(one.getKey())))
                .sorted(Comparator.comparing(Load::cards).reversed().thenComparing(Load::name))
                .toList();
    }

    private static List<Option> laneOptions(PlanDefinition definition) {
        return definition.levels().stream()
                .map(level -> new Option(level.key(), level.label()))
                .toList();
    }

    private static List<Option> units(Collection<Card> cards) {
        var units = new TreeSet<Option>(Comparator.comparing(Option::label).thenComparing(Option::value));
        cards.forEach(card -> units.add(new Option(card.unitId().toString(), card.unit())));
        return List.copyOf(units);
    }

    /** What the plan's table counts, as it stands on the sheet. */
    static List<Grade> grades(PlanDefinition definition, EvaluationView sheet) {
        return definition.columns().stream()
                .filter(column -> PlanDefinition.counted(column, definition.tally()))
                .flatMap(column -> {
                    var code = sheet.content().get(column.to().substring("answer.".length()));
                    if (code == null || code.isEmpty()) {
                        return Stream.empty();
                    }
                    var scale = definition.scale(Objects.requireNonNull(column.scale()));
                    return Stream.of(new Grade(
                            scale.map(PlanDefinition.Scale::label).orElse(""),
                            code,
                            scale.flatMap(one -> one.choice(code))
                                    .map(PlanDefinition.Choice::label)
                                    .orElse("")));
                })
                .toList();
    }

    /** Names looked up once for a page. */
    private final class Names {

        private final Map<UnitId, String> units = new HashMap<>();
        private final Map<OfficerId, String> officers = new HashMap<>();

        Names(LocalDate today) {
            directory.units(today).forEach(unit -> units.put(unit.id(), unit.name()));
        }

        String unit(UnitId id) {
            return units.computeIfAbsent(id, one -> directory.unit(one).name());
        }

        String officer(OfficerId id) {
            return officers.computeIfAbsent(id, one -> directory.officer(one).name());
        }
    }
}
