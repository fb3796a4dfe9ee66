package org.meguri.rehearsal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.Stage;

/**
 * What came of a rehearsal, as it is kept.
 *
 * @param closed the day on which the year was closed; null where it did not come to its end
 * @param sheets how many there were, and {@code published} how many of them came into the edition
 * @param people whoever was told something, by unit and name
 * @param mails in the order of days
 * @param stages how the stages went; those in which nothing was done are missing
 */
record Outcome(
        @Nullable LocalDate closed,
        int sheets,
        int published,
        List<Person> people,
        List<Mail> mails,
        Map<Stage, Course> stages,
        List<Finding> findings) {

    /** @param unit "" and {@code role} null where somebody holds nothing on the day of the opening */
    record Person(String id, String name, String unit, @Nullable String role, boolean reachable) {}

    /**
     * A mail to one person.
     *
     * @param person index in {@link Outcome#people}
     * @param atOnce whether it goes by itself, and not as the mail of the morning
     * @param lines what it says, the letters that it brings
     */
    record Mail(int person, LocalDate day, boolean atOnce, List<Line> lines) {}

    record Line(String kind, String subject) {}

    /** @param late how many of the tasks were done after their due day */
    record Course(int done, int late, LocalDate last) {}

    /**
     * Something to see to before the year is opened.
     *
     * @param kind the end of a message key
     * @param arguments each a text; with {@code day:}, {@code stage:}, {@code role:} or {@code word:} before what it names
     */
    record Finding(String kind, List<String> arguments) {}

    /** How many mails there are on each day that has any. */
    SortedMap<LocalDate, Integer> byDay() {
        var days = new TreeMap<LocalDate, Integer>();
        mails.forEach(mail -> days.merge(mail.day(), 1, Integer::sum));
        return days;
    }

    /** The day with the most mails, the first of several; empty without mails. */
    Optional<Map.Entry<LocalDate, Integer>> peak() {
        return peaks(1).stream().findFirst();
    }

    /** The days with the most mails. @param most how many of them */
    List<Map.Entry<LocalDate, Integer>> peaks(int most) {
        return byDay().entrySet().stream()
                .sorted(Map.Entry.<LocalDate, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .toList();
    }

    /** Whoever gets the most mails, with their number. @param most how many people */
    List<Map.Entry<Person, Long>> busiest(int most) {
        return mails.stream()
                .collect(Collectors.groupingBy(Mail::person, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<Integer, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(one -> Map.entry(people.get(one.getKey()), one.getValue()))
                .toList();
    }

    /** How many mails go by themselves. */
    long atOnce() {
        return mails.stream().filter(Mail::atOnce).count();
    }

    /** How many people get mails. */
    long recipients() {
        return mails.stream().map(Mail::person).distinct().count();
    }

    /** By kind, of which letters the mails tell. */
    SortedMap<String, Integer> byKind() {
        var kinds = new TreeMap<String, Integer>();
        mails.forEach(mail -> mail.lines().forEach(line -> kinds.merge(line.kind(), 1, Integer::sum)));
        return kinds;
    }
}
