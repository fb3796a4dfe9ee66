package org.meguri.plan;

import java.text.Normalizer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.Directory;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.plan.RegisterAct.Part;
import org.meguri.sheet.FreeText;
import org.meguri.system.FiscalYear;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * Changes the register of a plan by decisions: each holds from a fiscal year on, has a reason, and stays in the history.
 * Nothing is deleted; a decision is taken back by {@link #reverse}. Every act is refused (403) when the person is not of
 * the planning division, (409) when the register has changed since the page that the person saw, or the act contradicts a
 * later decision, (422) when the item is not in a state for it or a text cannot be taken.
 */
@UseCase
public class EditRegister {

    /** Longest reason, in code points. */
    public static final int LONGEST_REASON = 1_000;

    static final int FIRST_YEAR = 1990;
    static final int LAST_YEAR = 2100;
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_PRINTED = 100;
    private static final int LONGEST_TEXT = 8_000;

    private final Plans plans;
    private final PlanItems items;
    private final RegisterDecisions decisions;
    private final Handovers handovers;
    private final Directory directory;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EditRegister(
            Plans plans,
            PlanItems items,
            RegisterDecisions decisions,
            Handovers handovers,
            Directory directory,
            ApplicationEventPublisher events,
            Clock clock) {
        this.plans = plans;
        this.items = items;
        this.decisions = decisions;
        this.handovers = handovers;
        this.directory = directory;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What an act would do.
     *
     * @param year from which it holds
     * @param countedBefore how many items would have had a sheet in that year without it
     * @param countedAfter how many have one with it
     * @param lines the items that are another in that year than before, or are called otherwise
     */
    public record Effect(FiscalYear year, int countedBefore, int countedAfter, List<Line> lines) {

        /**
         * @param before null where the item begins with the act
         * @param item as it is with the act
         */
        public record Line(
                @Nullable PlanItemView before, PlanItemView item, ItemState stateBefore, ItemState stateAfter) {

            /** Whether the item gets a sheet in the year. */
            public boolean sheet() {
                return stateAfter.counted();
            }
        }
    }

    /** Takes a new item into the plan; {@code seq} 0 or less puts it at the end. */
    public PlanItemId add(PlanId plan, ItemDraft draft, Decision decision, SignedIn by) {
        var act = begin(plan, decision, by);
        var born = act.born(draft);
        act.decide(RegisterAct.ADD, false, List.of(born));
        return born.item();
    }

    public void rename(PlanItemId item, String name, Decision decision, SignedIn by) {
        var act = begin(planOf(item), decision, by);
        var was = act.draft(item);
        act.change(
                item, new ItemDraft(was.seq(), was.number(), name, was.levels(), was.texts(), was.responsibilities()));
    }

    /** @param number null or blank where the item has none from now on */
    public void renumber(PlanItemId item, @Nullable String number, Decision decision, SignedIn by) {
        var act = begin(planOf(item), decision, by);
        var was = act.draft(item);
        act.change(
                item, new ItemDraft(was.seq(), number, was.name(), was.levels(), was.texts(), was.responsibilities()));
    }

    /** Other units answer for the item. @param responsibilities exactly one leads */
    public void reassign(PlanItemId item, List<Responsibility> responsibilities, Decision decision, SignedIn by) {
        var act = begin(planOf(item), decision, by);
        var was = act.draft(item);
        act.change(
                item, new ItemDraft(was.seq(), was.number(), was.name(), was.levels(), was.texts(), responsibilities));
    }

    /** The plan says otherwise of the item; only what differs from the year before is kept. */
    public void change(PlanItemId item, ItemDraft now, Decision decision, SignedIn by) {
        begin(planOf(item), decision, by).change(item, now);
    }

    /**
     * Folds items into one of them, or into another that is there already.
     *
     * @param from the items that go on in the other; one or more, without the one that takes over
     * @param counted whether they are counted, evaluated and printed as before (※1)
     */
    public void merge(Collection<PlanItemId> from, PlanItemId into, boolean counted, Decision decision, SignedIn by) {
        var act = begin(planOf(into), decision, by);
        act.merge(from, new DecisionLine(into, Part.RESULT, Map.of()), counted);
    }

    /** Folds items into a new one. @return the new one */
    public PlanItemId merge(
            PlanId plan, Collection<PlanItemId> from, ItemDraft into, boolean counted, Decision decision, SignedIn by) {
        var act = begin(plan, decision, by);
        var born = act.born(into);
        act.merge(from, born, counted);
        return born.item();
    }

    /** Makes several new items of one, which ends. @return the new ones in order */
    public List<PlanItemId> split(PlanItemId item, List<ItemDraft> parts, Decision decision, SignedIn by) {
        if (parts.size() < 2) {
            throw new Refusal("plan.register.split-few");
        }
        var act = begin(planOf(item), decision, by);
        var lines = new ArrayList<DecisionLine>();
        lines.add(act.subject(item));
        parts.forEach(part -> lines.add(act.born(part)));
        act.decide(RegisterAct.SPLIT, false, lines);
        return lines.stream().skip(1).map(DecisionLine::item).toList();
    }

    /** 休止. */
    public void suspend(PlanItemId item, Decision decision, SignedIn by) {
        plain(RegisterAct.SUSPEND, item, decision, by);
    }

    /** 再開. */
    public void resume(PlanItemId item, Decision decision, SignedIn by) {
        plain(RegisterAct.RESUME, item, decision, by);
    }

    /** 完了: the year is the first one without it. */
    public void complete(PlanItemId item, Decision decision, SignedIn by) {
        plain(RegisterAct.COMPLETE, item, decision, by);
    }

    /** 廃止: the year is the first one without it. */
    public void abolish(PlanItemId item, Decision decision, SignedIn by) {
        plain(RegisterAct.ABOLISH, item, decision, by);
    }

    /** An item of one plan continues one of another, such as the plan before. */
    public void continues(PlanItemId newer, PlanItemId older, Decision decision, SignedIn by) {
        if (planOf(newer).equals(planOf(older))) {
            throw new Refusal("plan.register.continue-same-plan");
        }
        var act = begin(planOf(newer), decision, by);
        act.decide(
                RegisterAct.CONTINUE,
                false,
                List.of(DecisionLine.subject(older), new DecisionLine(newer, Part.RESULT, Map.of())));
    }

    /**
     * Takes a decision back: from here it has no effect in any year, and stays in the history, marked.
     *
     * @param seen see {@link Decision#seen}
     * @throws Refusal (409) when a later decision needs it, or it has been taken back already
     */
    public void reverse(DecisionId id, String reason, @Nullable Integer seen, SignedIn by) {
        requirePlanning(by);
        var plan = plans.hold(decisions.get(id).plan());
        plan.requireSeen(seen);
        var decision = decisions.get(id);
        var now = clock.instant();
        decision.reverse(reason(reason), by.id(), now);
        decisions.saveAndFlush(decision);
        var born = decision.lines().stream()
                .filter(line -> line.part() == Part.BORN)
                .map(line -> line.item().value())
                .toList();
        if (!born.isEmpty()) {
            decisions.concerning(born).stream()
                    .filter(other -> other.stands() && other.act() == RegisterAct.CONTINUE)
                    .findFirst()
                    .ifPresent(other -> {
                        throw Refusal.conflict("plan.register.continued-later");
                    });
        }
        var book = book(plan);
        book.check(null);
        var touched = decision.lines().stream().map(DecisionLine::item).toList();
        settle(book, touched);
        book.checkKeys(touched, new FiscalYear(decision.year()));
        plan.acted();
        events.publishEvent(
                new DecisionReversed(id, plan.id(), decision.act(), new FiscalYear(decision.year()), by.id(), now));
    }

    /**
     * Does what is to be done and undoes it all, to say what it would do.
     *
     * @param years in which years somebody wants to know
     * @param act calls one act of this door
     * @return the effect in each of the years, in order
     * @throws Refusal as the act itself
     */
    public List<Effect> preview(PlanId id, SortedSet<FiscalYear> years, Consumer<EditRegister> act, SignedIn by) {
        requirePlanning(by);
        var plan = plans.hold(id);
        var book = book(plan);
        var before = years.stream().map(year -> states(book, year)).toList();
        act.accept(this);
        var then = book(plan);
        var effects = new ArrayList<Effect>();
        for (var year : years) {
            effects.add(effect(year, before.get(effects.size()), states(then, year)));
        }
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return effects;
    }

    private static Effect effect(FiscalYear year, Map<PlanItemId, Standing> before, Map<PlanItemId, Standing> after) {
        var lines = new ArrayList<Effect.Line>();
        after.forEach((item, state) -> {
            var was = before.get(item);
            if (was == null || !was.equals(state)) {
                lines.add(new Effect.Line(
                        was == null ? null : was.view(),
                        state.view(),
                        was == null ? ItemState.NOT_YET : was.state(),
                        state.state()));
            }
        });
        return new Effect(year, counted(before.values()), counted(after.values()), lines);
    }

    private record Standing(PlanItemView view, ItemState state) {}

    private static Map<PlanItemId, Standing> states(RegisterBook book, FiscalYear year) {
        var states = new LinkedHashMap<PlanItemId, Standing>();
        book.items()
                .forEach(item ->
                        states.put(item.id(), new Standing(book.view(item.id(), year), book.state(item.id(), year))));
        return states;
    }

    private static int counted(Collection<Standing> standings) {
        return (int) standings.stream()
                .filter(standing -> standing.state().counted())
                .count();
    }

    private void plain(RegisterAct what, PlanItemId item, Decision decision, SignedIn by) {
        var act = begin(planOf(item), decision, by);
        act.decide(what, false, List.of(act.subject(item)));
    }

    private PlanId planOf(PlanItemId item) {
        return items.findById(item)
                .orElseThrow(() -> Refusal.notFound("plan.item.unknown"))
                .plan();
    }

    private Acting begin(PlanId id, Decision decision, SignedIn by) {
        requirePlanning(by);
        var plan = plans.hold(id);
        plan.requireSeen(decision.seen());
        var year = decision.year().year();
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new Refusal("plan.register.year", Integer.toString(FIRST_YEAR), Integer.toString(LAST_YEAR));
        }
        if (year < plan.firstYear()) {
            throw new Refusal("plan.register.before-plan", new FiscalYear(plan.firstYear()).both());
        }
        return new Acting(plan, book(plan), decision.year(), reason(decision.reason()), by);
    }

    private RegisterBook book(Plan plan) {
        return new RegisterBook(
                plan::definition, items.ofPlan(plan.id()), decisions.ofPlan(plan.id()), handovers.ofPlan(plan.id()));
    }

    private static void settle(RegisterBook book, Collection<PlanItemId> touched) {
        var here = new HashSet<PlanItemId>();
        book.items().forEach(item -> here.add(item.id()));
        touched.stream().filter(here::contains).forEach(book::settle);
    }

    private static String reason(String typed) {
        var reason = text(typed, LONGEST_REASON, "plan.register.field.reason");
        if (reason.isEmpty()) {
            throw new Refusal("plan.register.reason-missing");
        }
        return reason;
    }

    /** As it is kept: composed, line breaks as LF, nothing around it. */
    static String text(@Nullable String typed, int longest, String field) {
        var text = Normalizer.normalize(typed == null ? "" : typed, Normalizer.Form.NFC)
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .strip();
        var word = new DefaultMessageSourceResolvable(field);
        if (text.codePoints().anyMatch(one -> Character.isISOControl(one) && one != '\n')) {
            throw new Refusal("plan.register.control", word);
        }
        // Nobody else could read a private character (外字); what people type elsewhere is refused for it too.
        FreeText.accept(field, text, false, Integer.MAX_VALUE);
        if (text.codePointCount(0, text.length()) > longest) {
            throw new Refusal("plan.register.too-long", word, Integer.toString(longest));
        }
        return text;
    }

    private static void requirePlanning(SignedIn by) {
        if (!by.has(Role.PLANNING)) {
            throw Refusal.forbidden("plan.register.planning-only");
        }
    }

    /** One act being done on a register that is held. */
    private final class Acting {

        private final Plan plan;
        private final RegisterBook book;
        private final FiscalYear year;
        private final String reason;
        private final SignedIn by;
        private int nextSeq;

        Acting(Plan plan, RegisterBook book, FiscalYear year, String reason, SignedIn by) {
            this.plan = plan;
            this.book = book;
            this.year = year;
            this.reason = reason;
            this.by = by;
            this.nextSeq = book.nextSeq();
        }

        /** What the item is said to be in the year, before the act. */
        ItemDraft draft(PlanItemId item) {
            return book.draft(item, year);
        }

        DecisionLine subject(PlanItemId item) {
            book.item(item);
            return DecisionLine.subject(item);
        }

        DecisionLine born(ItemDraft typed) {
            var draft = accepted(typed);
            var heading = plan.definition().headingOf(draft.number(), draft.name(), draft.levels());
            var item = items.save(new PlanItem(PlanItemId.create(), plan.id(), draft, heading));
            return new DecisionLine(item.id(), Part.BORN, Map.of());
        }

        void change(PlanItemId item, ItemDraft typed) {
            var changes = ItemFacts.changes(book.draft(item, year), accepted(typed));
            if (changes.isEmpty()) {
                throw new Refusal("plan.register.nothing-changes");
            }
            decide(act(changes.keySet()), false, List.of(new DecisionLine(item, Part.SUBJECT, changes)));
        }

        void merge(Collection<PlanItemId> from, DecisionLine into, boolean counted) {
            var subjects = new LinkedHashSet<>(from);
            subjects.remove(into.item());
            if (subjects.isEmpty()) {
                throw new Refusal("plan.register.merge-few");
            }
            var lines = new ArrayList<DecisionLine>();
            subjects.forEach(item -> lines.add(subject(item)));
            lines.add(into);
            decide(RegisterAct.MERGE, counted, lines);
        }

        void decide(RegisterAct act, boolean counted, List<DecisionLine> lines) {
            var now = clock.instant();
            var decision = decisions.saveAndFlush(new RegisterDecision(
                    plan.id(), act, year, decisions.lastPosition(plan.id()) + 1, reason, counted, lines, by.id(), now));
            if (act.joins()) {
                Lineage.requireNoLoop(decisions.joining());
            }
            var after = book(plan);
            after.check(decision);
            var touched = lines.stream().map(DecisionLine::item).toList();
            settle(after, touched);
            after.checkKeys(touched, year);
            plan.acted();
            events.publishEvent(new RegisterDecided(decision.id(), plan.id(), act, year, touched, by.id(), now));
        }

        private static RegisterAct act(Set<String> facts) {
            if (facts.equals(Set.of(ItemFacts.NAME))) {
                return RegisterAct.RENAME;
            }
            if (Set.of(ItemFacts.NUMBER, ItemFacts.SEQ).containsAll(facts)) {
                return RegisterAct.RENUMBER;
            }
            return facts.equals(Set.of(ItemFacts.UNITS)) ? RegisterAct.REASSIGN : RegisterAct.CHANGE;
        }

        /** The draft as it is kept. */
        private ItemDraft accepted(ItemDraft draft) {
            var number = text(draft.number(), LONGEST_NUMBER, "plan.item.number");
            var name = text(draft.name(), LONGEST_NAME, "plan.register.field.name");
            if (name.isEmpty()) {
                throw new Refusal("plan.register.nameless");
            }
            var leads = draft.responsibilities().stream()
                    .filter(one -> one.lead() && one.unit() != null)
                    .count();
            if (leads != 1) {
                throw new Refusal("plan.register.lead");
            }
            var units = new ArrayList<Responsibility>();
            var seen = new HashSet<List<Object>>();
            for (var one : draft.responsibilities()) {
                var printed = text(one.printed(), LONGEST_PRINTED, "plan.register.field.printed");
                var unit = one.unit();
                if (unit != null) {
                    directory.unit(unit);
                }
                if (!seen.add(List.of(unit == null ? "" : unit, printed))) {
                    throw new Refusal("plan.register.unit-twice");
                }
                units.add(new Responsibility(unit, printed, one.lead()));
            }
            return new ItemDraft(
                    draft.seq() > 0 ? draft.seq() : nextSeq++,
                    number.isEmpty() ? null : number,
                    name,
                    texts(draft.levels()),
                    texts(draft.texts()),
                    units);
        }

        private static Map<String, String> texts(Map<String, String> typed) {
            var texts = new LinkedHashMap<String, String>();
            typed.forEach((key, value) -> {
                var text = text(value, LONGEST_TEXT, "plan.register.field.text");
                if (!text.isEmpty()) {
                    texts.put(key, text);
                }
            });
            return texts;
        }
    }
}
