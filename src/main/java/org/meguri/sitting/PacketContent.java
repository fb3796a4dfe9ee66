package org.meguri.sitting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/**
 * What members are given for a sitting, as it stood when the packet was made. All texts are as they are printed; files of
 * the packet say nothing else.
 *
 * @param number of the packet within its sitting, from 1
 * @param panel "" for the whole committee
 */
record PacketContent(
        String town,
        String title,
        String plan,
        int number,
        int sitting,
        LocalDate heldOn,
        LocalTime beginsAt,
        LocalTime endsAt,
        String place,
        String panel,
        Instant madeAt,
        List<Item> items) {

    PacketContent {
        items = List.copyOf(items);
    }

    /**
     * A sheet of the agenda.
     *
     * @param place on the agenda, from 1
     * @param evaluation id of the sheet, by which a file that comes back is read
     */
    record Item(
            int place,
            LocalTime at,
            Minutes minutes,
            String evaluation,
            String heading,
            String units,
            List<Fact> facts,
            List<Answer> answers,
            List<Figure> figures,
            List<Earlier> earlier) {

        Item {
            facts = List.copyOf(facts);
            answers = List.copyOf(answers);
            figures = List.copyOf(figures);
            earlier = List.copyOf(earlier);
        }

        /** Members may leave the sheet to the town's own grade; the first answer on a scale. */
        public String grade() {
            return answers.stream()
                    .filter(Answer::scaled)
                    .map(Answer::text)
                    .findFirst()
                    .orElse("");
        }
    }

    /** What the plan says of the item. */
    record Fact(String label, String text) {}

    /** What the town answers. @param before last year's, "" where there is none. @param scaled whether it is a grade */
    record Answer(String label, String text, String before, boolean scaled) {}

    /** An indicator of the item with its actual of the year. @param actual "" while none is entered. @param standing message key */
    record Figure(String name, String actual, String standing) {}

    /** A remark of an earlier year that is still open. @param reply "" while none is approved */
    record Earlier(String year, int number, String text, String reply) {}
}
