package org.meguri.past;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.util.LinkedHashMap;
import java.util.Map;
import org.meguri.plan.PlanItemId;
import org.meguri.system.FiscalYear;
import org.meguri.system.StringMapConverter;

/** What was answered on an item in a year before the product. Taken over again it may be completed or changed, never emptied. */
@Entity
@SuppressWarnings("NullAway.Init")
class PastAnswer {

    @EmbeddedId
    private PastAnswerKey key;

    @Convert(converter = StringMapConverter.class)
    private Map<String, String> content;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "taking_id"))
    private TakingId taking;

    @Version
    private long version;

    protected PastAnswer() {}

    PastAnswer(PlanItemId item, FiscalYear year, Map<String, String> content, TakingId taking) {
        if (content.isEmpty()) {
            throw new IllegalArgumentException("A past answer says something");
        }
        this.key = new PastAnswerKey(item, year.year());
        this.content = new LinkedHashMap<>(content);
        this.taking = taking;
    }

    /** What stands here once these answers are taken over too: a field that they leave empty stays as it is. */
    static Map<String, String> completed(Map<String, String> before, Map<String, String> answers) {
        var completed = new LinkedHashMap<>(before);
        answers.forEach((field, text) -> {
            if (!text.isEmpty()) {
                completed.put(field, text);
            }
        });
        return completed;
    }

    void takeOver(Map<String, String> answers, TakingId by) {
        var completed = completed(content, answers);
        if (!completed.equals(content)) {
            content = completed;
            taking = by;
        }
    }

    PlanItemId item() {
        return key.item();
    }

    Map<String, String> content() {
        return new LinkedHashMap<>(content);
    }

    PastAnswerView view() {
        return new PastAnswerView(key.item(), new FiscalYear(key.fiscalYear()), new LinkedHashMap<>(content), taking);
    }
}
