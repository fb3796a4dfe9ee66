package org.meguri.publication;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * A plan in the list of editions.
 *
 * @param title as its latest edition prints it
 */
record PublishedPlan(String code, String title, List<Entry> entries) {

    /** @param inForce whether no later edition of the year corrects this one, and it was not taken back */
    record Entry(EditionView edition, boolean inForce) {}

    static List<PublishedPlan> of(List<EditionView> editions) {
        var byPlan = new LinkedHashMap<String, List<EditionView>>();
        editions.forEach(edition -> byPlan.computeIfAbsent(edition.planCode(), code -> new ArrayList<>())
                .add(edition));
        return byPlan.entrySet().stream()
                .map(plan -> new PublishedPlan(
                        plan.getKey(),
                        plan.getValue().get(0).planTitle(),
                        plan.getValue().stream()
                                .map(edition -> new Entry(edition, inForce(edition, plan.getValue())))
                                .toList()))
                .toList();
    }

    private static boolean inForce(EditionView edition, List<EditionView> others) {
        return !edition.withdrawn()
                && others.stream()
                        .noneMatch(other ->
                                other.fiscalYear() == edition.fiscalYear() && other.number() > edition.number());
    }
}
