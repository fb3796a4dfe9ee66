package org.meguri.plan;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.UnitId;
import org.meguri.system.FiscalYear;
import org.meguri.system.StringMapConverter;
import org.springframework.data.domain.Persistable;

/**
 * Other units answer for an item from a day on, because the organisation has changed and not because anybody has decided
 * about the item. Decisions and files of before stay as they are; what they say is read through it.
 */
@Entity
@Table(name = "plan_item_handover")
@SuppressWarnings("NullAway.Init")
class Handover implements Persistable<Handover.Key> {

    private static final int LONGEST_PRINTED = 100;
    private static final String BETWEEN = "\t";

    /** An item hands over once on a day, to whoever all reorganisations of that day say. */
    @Embeddable
    record Key(
            @Embedded @AttributeOverride(name = "value", column = @Column(name = "item_id")) PlanItemId item,
            LocalDate firstDay)
            implements Serializable {}

    @EmbeddedId
    private Key key;

    @Convert(converter = StringMapConverter.class)
    private Map<String, String> units = new LinkedHashMap<>();

    private @Nullable String corrected;

    @Transient
    private boolean fresh = true;

    Handover() {}

    Handover(PlanItemId item, LocalDate firstDay) {
        this.key = new Key(item, firstDay);
    }

    PlanItemId item() {
        return key.item();
    }

    LocalDate firstDay() {
        return key.firstDay();
    }

    /** The fiscal year in which it happens. */
    int year() {
        return FiscalYear.of(firstDay()).year();
    }

    /** One unit takes over from another; a printed name that is or holds the old one becomes the new one. */
    void give(UnitId from, UnitId to, String oldName, String newName) {
        var changed = new LinkedHashMap<>(units);
        changed.put(from.toString(), String.join(BETWEEN, to.toString(), oldName, newName));
        units = changed;
    }

    /** A file has said since who answers from this day on. */
    void correct(String since) {
        corrected = since;
    }

    /** Who answers after it, nobody twice. @param before who answered until then */
    List<Responsibility> over(List<Responsibility> before) {
        var after = new ArrayList<Responsibility>();
        for (var one : before) {
            var next = over(one);
            var same = next.unit() == null ? -1 : indexOf(after, next.unit());
            if (same < 0) {
                after.add(next);
            } else if (next.lead() && !after.get(same).lead()) {
                after.set(same, next);
            }
        }
        return List.copyOf(after);
    }

    /** Who answers from this day on as a file has said since, or null. */
    @Nullable
    String corrected() {
        return corrected;
    }

    private Responsibility over(Responsibility one) {
        var unit = one.unit();
        var told = unit == null ? null : units.get(unit.toString());
        if (told == null) {
            return one;
        }
        var parts = told.split(BETWEEN, 3);
        var printed = one.printed();
        if (printed.contains(parts[1])) {
            printed = printed.replace(parts[1], parts[2]);
        }
        return new Responsibility(
                new UnitId(UUID.fromString(parts[0])),
                printed.length() > LONGEST_PRINTED ? parts[2] : printed,
                one.lead());
    }

    private static int indexOf(List<Responsibility> list, UnitId unit) {
        for (int at = 0; at < list.size(); at++) {
            if (Objects.equals(list.get(at).unit(), unit)) {
                return at;
            }
        }
        return -1;
    }

    @Override
    public Key getId() {
        return key;
    }

    @Override
    public boolean isNew() {
        return fresh;
    }

    @PostLoad
    @PostPersist
    void kept() {
        fresh = false;
    }
}
