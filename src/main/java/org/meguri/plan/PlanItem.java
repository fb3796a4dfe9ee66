package org.meguri.plan;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.jspecify.annotations.Nullable;
import org.meguri.system.StringMapConverter;

/** One row of a plan. Never deleted: what a later file no longer names stays in the register. */
@Entity
class PlanItem {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private PlanItemId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "plan_id"))
    private PlanId plan;

    private int seq;
    private @Nullable String number;
    private String name;

    @Convert(converter = StringMapConverter.class)
    private Map<String, String> levels;

    @Convert(converter = StringMapConverter.class)
    private Map<String, String> texts;

    @ElementCollection
    @CollectionTable(name = "plan_item_unit", joinColumns = @JoinColumn(name = "item_id"))
    @OrderColumn(name = "position")
    @Fetch(FetchMode.SUBSELECT)
    private List<Responsibility> responsibilities = new ArrayList<>();

    private @Nullable String heading;
    private @Nullable String variant;

    /** Facts that decisions have changed, as they were before the first of them; see {@link ItemFacts}. */
    @Convert(converter = StringMapConverter.class)
    private @Nullable Map<String, String> origin;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init")
    protected PlanItem() {}

    @SuppressWarnings("NullAway.Init")
    PlanItem(PlanItemId id, PlanId plan, ItemDraft draft, String heading) {
        this.id = id;
        this.plan = plan;
        become(draft, heading);
    }

    PlanItemId id() {
        return id;
    }

    int seq() {
        return seq;
    }

    @Nullable
    String number() {
        return number;
    }

    String name() {
        return name;
    }

    boolean says(ItemDraft draft) {
        return seq == draft.seq()
                && Objects.equals(number, draft.number())
                && name.equals(draft.name())
                && levels.equals(draft.levels())
                && texts.equals(draft.texts())
                && List.copyOf(responsibilities).equals(draft.responsibilities());
    }

    /** @param calling how the item is called in lists, see {@link PlanDefinition#headingOf} */
    final void become(ItemDraft draft, String calling) {
        heading = calling;
        seq = draft.seq();
        number = draft.number();
        name = draft.name();
        levels = new LinkedHashMap<>(draft.levels());
        texts = new LinkedHashMap<>(draft.texts());
        if (!List.copyOf(responsibilities).equals(draft.responsibilities())) {
            responsibilities.clear();
            responsibilities.addAll(draft.responsibilities());
        }
    }

    /** Other units answer for the item from now on. */
    void handOver(List<Responsibility> successors) {
        responsibilities.clear();
        responsibilities.addAll(successors);
    }

    PlanId plan() {
        return plan;
    }

    /** The row as a file would give it. */
    ItemDraft draft() {
        return new ItemDraft(
                seq,
                number,
                name,
                new LinkedHashMap<>(levels),
                new LinkedHashMap<>(texts),
                List.copyOf(responsibilities));
    }

    /** Facts that decisions have changed, as they were before the first of them. */
    Map<String, String> origin() {
        return origin == null ? new LinkedHashMap<>() : new LinkedHashMap<>(origin);
    }

    /** A decision changes this fact for the first time, or a file corrects what it was before. */
    void originally(Map<String, String> facts) {
        origin = facts.isEmpty() ? null : new LinkedHashMap<>(facts);
    }

    PlanItemView view() {
        return view(draft(), calling());
    }

    /** The item with what was said of it at another time. */
    PlanItemView view(ItemDraft then, String calling) {
        return new PlanItemView(
                id,
                plan,
                then.seq(),
                then.number(),
                then.name(),
                then.levels(),
                then.texts(),
                then.responsibilities(),
                calling,
                variant);
    }

    /** Items of before headings were kept are called by number and name. */
    private String calling() {
        if (heading != null) {
            return heading;
        }
        return number == null ? name : "No." + number + " " + name;
    }
}
