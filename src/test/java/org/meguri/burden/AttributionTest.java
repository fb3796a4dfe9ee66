package org.meguri.burden;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.meguri.extension.ExtensionBook.Outcome;
import org.meguri.extension.ExtensionBook.Talk;
import org.meguri.mail.LetterBook.Written;
import org.meguri.organization.UnitId;
import org.meguri.task.TaskBook.Place;

class AttributionTest {

    private static final UUID YEAR = UUID.randomUUID();
    private static final UUID SHEET = UUID.randomUUID();
    private static final UUID TALK = UUID.randomUUID();

    private final Attribution attribution = new Attribution(
            List.of(new Place("4711", SHEET, YEAR)),
            List.of(new Talk(TALK, YEAR, new UnitId(UUID.randomUUID()), Outcome.OPEN)),
            List.of(YEAR));

    @Test
    void a_letter_of_the_chase_begins_with_its_task_also_from_before_pages_were_kept() {
        assertThat(attribution.of(letter("4711:REMINDER:2026-06-12:x", null))).contains(YEAR);
        assertThat(attribution.of(letter("4712:REMINDER:2026-06-12:x", null))).isEmpty();
    }

    @Test
    void others_lead_to_what_they_are_about() {
        assertThat(attribution.of(letter("RETURNED:1:x", "/evaluations/" + SHEET)))
                .contains(YEAR);
        assertThat(attribution.of(letter("EXTENSION:1:x", "/extensions/" + TALK)))
                .contains(YEAR);
        assertThat(attribution.of(letter("CYCLE:x", "/committee/cycles/" + YEAR + "/open")))
                .contains(YEAR);
        assertThat(attribution.of(letter("RETURNED:1:x", "/evaluations/" + UUID.randomUUID())))
                .isEmpty();
        assertThat(attribution.of(letter("DEPUTY:x", "/tasks"))).isEmpty();
        assertThat(attribution.of(letter("no colon", null))).isEmpty();
    }

    private static Written letter(String key, @Nullable String page) {
        return new Written(key, UUID.randomUUID(), "佐藤花子", "RETURNED", page, Instant.EPOCH);
    }
}
