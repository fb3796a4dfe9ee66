package org.meguri.organization;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;

/**
 * 後閲: the chief in office looks at what was decided in the chief's stead. Looking changes nothing of the decision. The
 * list belongs to the unit: who comes after a chief finds what the chief has not looked at.
 */
@UseCase
public class SeeAfterwards {

    /** So many that were looked at are shown. */
    static final int MOST = 100;

    private static final Set<UUID> NOWHERE = Set.of();

    private final SteadDecisions decisions;
    private final Officers officers;
    private final Units units;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;

    SeeAfterwards(
            SteadDecisions decisions,
            Officers officers,
            Units units,
            ApplicationEventPublisher announcements,
            Clock clock) {
        this.decisions = decisions;
        this.officers = officers;
        this.units = units;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * A decision in the list.
     *
     * @param kind message key of what was decided
     * @param unit name of the unit for which it was decided, as it was called then
     * @param principal in whose stead
     * @param seenBy who looked at it; null as long as nobody did
     */
    public record Row(
            UUID id,
            String kind,
            String title,
            String page,
            String unit,
            Role role,
            String deputy,
            String principal,
            Instant decidedAt,
            @Nullable String seenBy,
            @Nullable Instant seenAt) {}

    /** What waits for this person's look, newest first. */
    public List<Row> unseen(SignedIn person) {
        return mayLook(person)
                ? rows(decisions.unseen(of(person, Role.SECTION_CHIEF), of(person, Role.DIRECTOR)))
                : List.of();
    }

    /** What was looked at, the newest decision first. */
    public List<Row> seen(SignedIn person) {
        return mayLook(person)
                ? rows(decisions.seen(of(person, Role.SECTION_CHIEF), of(person, Role.DIRECTOR), Limit.of(MOST)))
                : List.of();
    }

    /** How much waits for this person's look. */
    public long count(SignedIn person) {
        return mayLook(person) ? decisions.countUnseen(of(person, Role.SECTION_CHIEF), of(person, Role.DIRECTOR)) : 0;
    }

    /** Whether there can be anything to look at: for chiefs and directors in office, not for their deputies. */
    public static boolean mayLook(SignedIn person) {
        return !person.own(Role.SECTION_CHIEF).isEmpty()
                || !person.own(Role.DIRECTOR).isEmpty();
    }

    /**
     * Notes that the person has looked at these; those that were looked at before stay as they are.
     *
     * @return how many are new
     * @throws Refusal (403) when one of them does not lie on this person's desk; (422) when none is chosen
     */
    public int look(Collection<UUID> ids, SignedIn by) {
        if (ids.isEmpty()) {
            throw new Refusal("organization.seen-afterwards.none-chosen");
        }
        var chosen = decisions.lock(Set.copyOf(ids));
        if (chosen.isEmpty() || !chosen.stream().allMatch(decision -> by.holds(decision.role(), decision.desk()))) {
            throw Refusal.forbidden("organization.seen-afterwards.not-yours");
        }
        var now = clock.instant();
        int news = 0;
        for (var decision : chosen) {
            if (decision.seen(by.id(), now)) {
                news++;
                announcements.publishEvent(new SeenAfterwards(decision.id(), decision.subject(), by.id(), now));
            }
        }
        return news;
    }

    private List<Row> rows(List<SteadDecision> found) {
        Map<OfficerId, String> names = new HashMap<>();
        Map<UnitId, String> places = new HashMap<>();
        return found.stream()
                .map(one -> new Row(
                        one.id(),
                        one.kind(),
                        one.title(),
                        one.page(),
                        places.computeIfAbsent(
                                one.unit(), unit -> units.get(unit).name()),
                        one.role(),
                        name(names, one.decidedBy()),
                        name(names, one.principal()),
                        one.decidedAt(),
                        one.seenBy() == null ? null : name(names, one.seenBy()),
                        one.seenAt()))
                .toList();
    }

    private String name(Map<OfficerId, String> names, OfficerId officer) {
        return names.computeIfAbsent(officer, id -> officers.get(id).name());
    }

    private static Set<UUID> of(SignedIn person, Role role) {
        var own = person.own(role).stream().map(UnitId::value).collect(Collectors.toSet());
        return own.isEmpty() ? NOWHERE : own;
    }
}
