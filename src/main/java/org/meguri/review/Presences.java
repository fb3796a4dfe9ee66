package org.meguri.review;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.meguri.evaluation.EvaluationId;
import org.meguri.organization.Directory;
import org.meguri.organization.OfficerId;
import org.meguri.organization.SignedIn;
import org.meguri.system.UseCase;

/** Who of the planning division looks at which sheet. A page says so every half minute; nobody is locked out by it. */
@UseCase
class Presences {

    /** How long a look lasts without a word: two beats and a bit. */
    static final Duration LASTS = Duration.ofSeconds(75);

    /** What is older is of no use to anybody, and goes. */
    private static final Duration KEPT = Duration.ofHours(1);

    private final SeenPresences seen;
    private final Directory directory;
    private final Clock clock;

    Presences(SeenPresences seen, Directory directory, Clock clock) {
        this.seen = seen;
        this.directory = directory;
        this.clock = clock;
    }

    /** This person has the sheet's page open. @return who else has, by name */
    List<String> beat(EvaluationId sheet, SignedIn person) {
        var now = clock.instant();
        seen.forget(now.minus(KEPT));
        var presence = seen.findById(new PresenceKey(sheet, person.id()))
                .orElseGet(() -> new Presence(sheet, person.id(), now));
        presence.seen(now);
        seen.saveAndFlush(presence);
        return others(List.of(sheet), person).getOrDefault(sheet.value(), List.of());
    }

    /** Names of everybody else who looks at each of the sheets; sheets that nobody else looks at are left out. One query. */
    Map<UUID, List<String>> others(Collection<EvaluationId> sheets, SignedIn person) {
        if (sheets.isEmpty()) {
            return Map.of();
        }
        var since = clock.instant().minus(LASTS);
        var names = new HashMap<OfficerId, String>();
        var others = new HashMap<UUID, List<String>>();
        for (var one : seen.of(
                sheets.stream().map(EvaluationId::value).toList(), person.id().value(), since)) {
            var name = names.computeIfAbsent(
                    one.getId().officer(), officer -> directory.officer(officer).name());
            others.computeIfAbsent(one.getId().evaluation().value(), none -> new ArrayList<>())
                    .add(name);
        }
        others.values().forEach(list -> list.sort(null));
        return others;
    }
}
