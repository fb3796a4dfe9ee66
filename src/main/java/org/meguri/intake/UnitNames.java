package org.meguri.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.UnitId;
import org.meguri.organization.UnitView;
import org.meguri.plan.NameKey;
import org.meguri.plan.PlanDefinition.UnitAlias;
import org.springframework.util.function.SingletonSupplier;

/** Finds the unit that a printed name means: the plan's own alias first, then the name in force. */
final class UnitNames {

    private static final int PROPOSALS = 3;
    private static final double LEAST_LIKE_BEFORE_THE_KIND = 0.5;

    /** What kind of unit it is, at the end of its name. */
    private static final Pattern KIND = Pattern.compile("(?<=.)[部局課室係]$");

    /**
     * What a printed name means.
     *
     * @param unit the unit, or null when it cannot be told
     * @param alias the name that the plan says it stands for, or null
     * @param namesakes whether several units carry the name
     * @param nobody whether the plan says that the name means no unit in particular
     * @param heirs who took over from the unit that carried the name, where none carries it today; one of them is the unit
     */
    record Meaning(
            @Nullable UnitId unit, @Nullable String alias, boolean namesakes, boolean nobody, List<UnitView> heirs) {

        Meaning(@Nullable UnitId unit, @Nullable String alias, boolean namesakes, boolean nobody) {
            this(unit, alias, namesakes, nobody, List.of());
        }

        /** Today's name of a unit that has another name by now; null where the name is today's. */
        @Nullable
        String renamed() {
            return unit != null && heirs.size() == 1 ? heirs.get(0).name() : null;
        }
    }

    private final Map<String, String> aliases = new HashMap<>();
    private final Set<String> nobody = new HashSet<>();
    private final Function<String, Optional<UnitView>> named;
    private final Map<String, List<UnitId>> inForce = new HashMap<>();
    private final List<String> known = new ArrayList<>();
    private final Supplier<Map<String, List<UnitView>>> former;
    private final Map<String, Meaning> meanings = new HashMap<>();

    /**
     * @param named the unit that carries this very name
     * @param units all units in force
     */
    UnitNames(List<UnitAlias> aliases, Function<String, Optional<UnitView>> named, List<UnitView> units) {
        this(aliases, named, units, Map::of);
    }

    /** @param former names that no unit carries any more, with who took over; asked for only when a name is unknown */
    UnitNames(
            List<UnitAlias> aliases,
            Function<String, Optional<UnitView>> named,
            List<UnitView> units,
            Supplier<Map<String, List<UnitView>>> former) {
        this.named = named;
        this.former = SingletonSupplier.of(() -> former.get().entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> NameKey.of(entry.getKey()), Map.Entry::getValue, (one, other) -> one)));
        for (var alias : aliases) {
            var meant = alias.unit();
            if (meant == null) {
                nobody.add(NameKey.of(alias.printed()));
            } else {
                this.aliases.put(NameKey.of(alias.printed()), meant);
            }
            known.add(alias.printed());
        }
        for (var unit : units) {
            inForce.computeIfAbsent(NameKey.of(unit.name()), key -> new ArrayList<>())
                    .add(unit.id());
            known.add(unit.name());
        }
    }

    Meaning meaning(String printed) {
        return meanings.computeIfAbsent(printed, this::look);
    }

    /**
     * Names that may have been meant instead, best first. That both end in 課 makes no two names alike: what stands before
     * it has to be.
     */
    List<String> proposals(String printed) {
        var stem = stem(printed);
        return Resemblance.of(printed, known, known.size()).stream()
                .filter(name -> Resemblance.likeness(stem, stem(name)) >= LEAST_LIKE_BEFORE_THE_KIND)
                .limit(PROPOSALS)
                .toList();
    }

    private static String stem(String name) {
        return KIND.matcher(NameKey.of(name)).replaceFirst("");
    }

    private Meaning look(String printed) {
        if (nobody.contains(NameKey.of(printed))) {
            return new Meaning(null, null, false, true);
        }
        var alias = aliases.get(NameKey.of(printed));
        var name = alias == null ? printed : alias;
        var namesakes = inForce.getOrDefault(NameKey.of(name), List.of());
        if (new HashSet<>(namesakes).size() > 1) {
            return new Meaning(null, alias, true, false);
        }
        var unit = named.apply(name)
                .map(UnitView::id)
                .or(() -> namesakes.stream().findFirst())
                .orElse(null);
        if (unit != null) {
            return new Meaning(unit, alias, false, false);
        }
        var heirs = former.get().getOrDefault(NameKey.of(name), List.of());
        return new Meaning(heirs.size() == 1 ? heirs.get(0).id() : null, alias, false, false, heirs);
    }
}
