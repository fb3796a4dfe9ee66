package org.meguri.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.intake.Upload;
import org.meguri.publication.EditionContent;
import org.meguri.system.FiscalYear;
import org.meguri.system.Refusal;
import org.meguri.system.TownMessages;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;

/**
 * {@code rehearse --plan=FILE --answers=FILE --out=DIR [--definition=FILE] [--year=YYYY] [--late=UNIT:WORKINGDAYS …]
 * [--send-back=N]}: a whole year on a virtual clock. Exit code 0 when every sheet was published and everything holds that
 * must hold, 1 when not, 2 when the call or a file is not usable.
 */
public final class RehearseCommand {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    private final Class<?> application;
    private final PrintStream out;
    private final MessageSourceAccessor words;

    private RehearseCommand(Class<?> application, PrintStream out, MessageSource messages) {
        this.application = application;
        this.out = out;
        this.words = new MessageSourceAccessor(messages, Locale.JAPANESE);
    }

    /**
     * Runs the command.
     *
     * @param application the product's main class
     * @param arguments what stands behind {@code rehearse}
     * @return the exit code
     */
    public static int run(Class<?> application, List<String> arguments) {
        var out =
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);
        var command = new RehearseCommand(application, out, TownMessages.load());
        try {
            return command.run(arguments);
        } catch (Refusal refusal) {
            out.println(command.words.getMessage(refusal.key(), refusal.arguments()));
            return 2;
        } catch (IOException e) {
            out.println(command.words.getMessage(
                    "rehearsal.file-unreadable", new Object[] {String.valueOf(e.getMessage())}));
            return 2;
        }
    }

    private int run(List<String> arguments) throws IOException {
        var options = Options.of(arguments);
        var plan = read(options.plan());
        var answers = read(options.answers());
        var given = options.definition();
        var isDefinition = given == null && yaml(plan);
        var definition = given != null
                ? Files.readString(given)
                : isDefinition ? new String(plan.content(), StandardCharsets.UTF_8) : null;
        var register = isDefinition ? answers : plan;
        var year = options.year();
        var input = new RehearsalInput(
                definition,
                register,
                answers,
                year == null ? null : new FiscalYear(year),
                options.late(),
                options.sendBack());
        var rehearsed = Theatre.open(
                application, true, stage -> stage.getBean(Stagehand.class).perform(input));
        write(options.out(), rehearsed);
        print(rehearsed, options.out());
        return rehearsed.violations().isEmpty() ? 0 : 1;
    }

    /** Whether {@code --plan} itself is the definition; the register is then read from the answers. */
    private static boolean yaml(Upload plan) {
        var name = plan.name().toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private static Upload read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new Refusal("rehearsal.no-file", file.toString());
        }
        return new Upload(String.valueOf(file.getFileName()), Files.readAllBytes(file));
    }

    private static void write(Path folder, Rehearsed rehearsed) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("edition.csv"), rehearsed.csv());
        Files.write(folder.resolve("edition.xlsx"), rehearsed.xlsx());
        Files.write(folder.resolve("edition.json"), rehearsed.json());
        Files.writeString(
                folder.resolve("mails.jsonl"),
                rehearsed.mails().stream().map(RehearseCommand::line).collect(Collectors.joining()));
        Files.writeString(
                folder.resolve("history.jsonl"),
                rehearsed.history().stream().map(RehearseCommand::line).collect(Collectors.joining()));
    }

    private static String line(Rehearsed.Mail mail) {
        var line = new LinkedHashMap<String, Object>();
        line.put("date", stamp(mail.date()));
        line.put("to", mail.to());
        line.put("subject", mail.subject());
        line.put("rung", mail.rung());
        line.put("evaluation", mail.evaluation());
        return json(line);
    }

    private static String line(Rehearsed.Event event) {
        var line = new LinkedHashMap<String, Object>();
        line.put("date", stamp(event.date()));
        line.put("officer", event.officer());
        line.put("action", event.action());
        line.put("evaluation", event.evaluation());
        line.putAll(event.detail());
        return json(line);
    }

    private static String stamp(Instant moment) {
        return STAMP.format(moment.atZone(JAPAN).toOffsetDateTime());
    }

    private static String json(Map<String, Object> line) {
        try {
            return JSON.writeValueAsString(line) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A line cannot be written as JSON", e);
        }
    }

    private void print(Rehearsed rehearsed, Path folder) {
        var lines = new TreeMap<LocalDate, List<String>>();
        for (var day : rehearsed.days()) {
            new TreeMap<>(day.counts())
                    .forEach((what, count) -> lines.computeIfAbsent(day.date(), date -> new ArrayList<>())
                            .add(word("rehearsal.day." + what, count)));
        }
        rehearsed.mails().stream()
                .collect(Collectors.groupingBy(
                        mail -> mail.date().atZone(JAPAN).toLocalDate(),
                        TreeMap::new,
                        Collectors.groupingBy(Rehearsed.Mail::rung, TreeMap::new, Collectors.counting())))
                .forEach((date, rungs) ->
                        rungs.forEach((rung, count) -> lines.computeIfAbsent(date, day -> new ArrayList<>())
                                .add(word("rehearsal.mail." + rung, count))));
        lines.forEach((date, parts) -> out.println(date + "  " + String.join("、", parts)));
        out.println();
        out.println(word("rehearsal.summary.sheets", rehearsed.sheets(), rehearsed.open()));
        tally(rehearsed.edition());
        out.println(word("rehearsal.summary.mails", rehearsed.mails().size()));
        out.println(word("rehearsal.summary.out", folder.toString()));
        if (rehearsed.violations().isEmpty()) {
            out.println(word("rehearsal.summary.good"));
        } else {
            rehearsed.violations().forEach(out::println);
        }
    }

    private void tally(@Nullable EditionContent edition) {
        if (edition == null) {
            return;
        }
        edition.tallies().stream()
                .filter(tally -> tally.level() == null)
                .forEach(tally -> out.println(tally.label() + "  "
                        + tally.counts().stream()
                                .map(count -> count.code() + " " + count.count())
                                .collect(Collectors.joining("  "))));
    }

    private String word(String key, Object... arguments) {
        return words.getMessage(key, arguments);
    }

    /** What the command was told. */
    private record Options(
            Path plan,
            Path answers,
            Path out,
            @Nullable Path definition,
            @Nullable Integer year,
            Map<String, Integer> late,
            int sendBack) {

        static Options of(List<String> arguments) {
            Path plan = null;
            Path answers = null;
            Path out = null;
            Path definition = null;
            Integer year = null;
            var late = new LinkedHashMap<String, Integer>();
            var sendBack = 0;
            for (var argument : arguments) {
                var pair = argument.split("=", 2);
                if (pair.length != 2 || pair[1].isEmpty()) {
                    throw new Refusal("rehearsal.usage", argument);
                }
                switch (pair[0]) {
                    case "--plan" -> plan = Path.of(pair[1]);
                    case "--answers" -> answers = Path.of(pair[1]);
                    case "--out" -> out = Path.of(pair[1]);
                    case "--definition" -> definition = Path.of(pair[1]);
                    case "--year" -> year = number(argument, pair[1], 1990, 2100);
                    case "--send-back" -> sendBack = number(argument, pair[1], 0, 10_000);
                    case "--late" -> {
                        var colon = pair[1].lastIndexOf(':');
                        if (colon < 1) {
                            throw new Refusal("rehearsal.usage", argument);
                        }
                        late.put(pair[1].substring(0, colon), number(argument, pair[1].substring(colon + 1), 1, 60));
                    }
                    default -> throw new Refusal("rehearsal.usage", argument);
                }
            }
            if (plan == null || answers == null || out == null) {
                throw new Refusal("rehearsal.usage", plan == null ? "--plan" : answers == null ? "--answers" : "--out");
            }
            return new Options(plan, answers, out, definition, year, late, sendBack);
        }

        private static int number(String argument, String text, int least, int most) {
            try {
                var number = Integer.parseInt(text);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // Told below, together with numbers that are out of range.
            }
            throw new Refusal("rehearsal.bad-number", argument, Integer.toString(least), Integer.toString(most));
        }
    }
}
