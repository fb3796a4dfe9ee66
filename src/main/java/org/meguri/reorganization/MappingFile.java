package org.meguri.reorganization;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.meguri.organization.ChangeOrganization;
import org.meguri.organization.ChangeOrganization.Wanted;
import org.meguri.organization.Directory;
import org.meguri.organization.Role;
import org.meguri.organization.UnitKind;
import org.meguri.organization.UnitView;
import org.meguri.reorganization.DryRun.Problem;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
import org.springframework.stereotype.Component;

/**
 * The mapping as a table of six columns, one line for each new unit, succession, item, appointment that moves and new
 * appointment. Units are named by code or by name, people by login, items by heading or id. Comes out as it goes in.
 */
@Component
class MappingFile {

    private static final Charset CP932 = Charset.forName("windows-31j");
    private static final int COLUMNS = 6;
    private static final int MOST_LINES = 5_000;

    /** The file is written and read in Japanese; what is wrong with it is told in the reader's language. */
    private final Words words;

    private final Words told;
    private final ChangeOrganization organization;
    private final Directory directory;
    private final TryOut tryOut;

    MappingFile(Words words, ChangeOrganization organization, Directory directory, TryOut tryOut) {
        this.words = words.inJapanese();
        this.told = words;
        this.organization = organization;
        this.directory = directory;
        this.tryOut = tryOut;
    }

    private enum Kind {
        UNIT,
        MOVE,
        ITEM,
        PERSON,
        APPOINTMENT
    }

    private record Line(int number, Kind kind, String from, String to, String what, String role, String parent) {}

    /** The mapping with every item and every person that has to be decided on, for a spreadsheet. */
    String write(Mapping mapping, DryRun dryRun) {
        var csv = new CsvText();
        csv.row(headings().toArray(String[]::new));
        mapping.units()
                .forEach(unit -> csv.row(
                        word(Kind.UNIT),
                        "",
                        unit.code(),
                        unit.name(),
                        words.of("organization.kind." + unit.kind()),
                        unit.parentCode()));
        mapping.moves().forEach(move -> csv.row(word(Kind.MOVE), code(move.from()), move.toCode(), "", "", ""));
        dryRun.choices()
                .forEach(choice ->
                        csv.row(word(Kind.ITEM), code(choice.unit()), choice.toCode(), choice.title(), "", ""));
        dryRun.people()
                .forEach(person -> csv.row(
                        word(Kind.PERSON),
                        code(person.held().unit()),
                        person.ends() ? DraftReorganization.ENDS : person.toCode(),
                        person.held().login(),
                        words.of("organization.role." + person.held().role()),
                        ""));
        mapping.appointments()
                .forEach(one -> csv.row(
                        word(Kind.APPOINTMENT),
                        "",
                        one.toCode(),
                        directory.officer(one.officer()).login(),
                        words.of("organization.role." + one.role()),
                        ""));
        return csv.toString();
    }

    /** @throws MappingErrors that names every wrong line; Refusal when the file as a whole cannot be read */
    Mapping read(byte[] content, Reorganization reorganization) {
        var errors = new ArrayList<Problem>();
        var lines = lines(content, errors);
        var units = units(lines, errors);
        var codes = new HashMap<String, String>();
        units.forEach(unit -> {
            codes.put(unit.code(), unit.code());
            codes.put(unit.name(), unit.code());
        });
        var mapping = Mapping.empty().withUnits(units).withMoves(moves(lines, codes, reorganization, errors));
        var looked = new Reorganization(
                reorganization.id(),
                reorganization.title(),
                reorganization.firstDay(),
                reorganization.draftedBy(),
                reorganization.changedAt());
        looked.map(mapping, reorganization.draftedBy(), reorganization.changedAt(), 0);
        var dryRun = tryOut.of(looked);
        mapping = mapping.withItems(items(lines, codes, dryRun, reorganization, errors))
                .withPeople(people(lines, codes, dryRun, reorganization, errors))
                .withAppointments(appointments(lines, codes, reorganization, errors));
        if (!errors.isEmpty()) {
            throw new MappingErrors(errors);
        }
        return mapping;
    }

    private List<Wanted> units(List<Line> lines, List<Problem> errors) {
        var units = new ArrayList<Wanted>();
        each(lines, Kind.UNIT, errors, line -> {
            var kind = Arrays.stream(UnitKind.values())
                    .filter(one -> words.of("organization.kind." + one).equals(line.role()))
                    .findFirst()
                    .orElseThrow(() -> new Refusal("reorganization.file.unit-kind"));
            units.add(ChangeOrganization.wanted(line.to(), line.what(), kind, line.parent()));
            return null;
        });
        return units;
    }

    private List<Mapping.Move> moves(
            List<Line> lines, Map<String, String> codes, Reorganization reorganization, List<Problem> errors) {
        var moves = new ArrayList<Mapping.Move>();
        each(lines, Kind.MOVE, errors, line -> {
            var move =
                    new Mapping.Move(from(line, reorganization).id(), to(line.to(), codes, reorganization.firstDay()));
            if (!moves.contains(move)) {
                moves.add(move);
            }
            return null;
        });
        return moves;
    }

    private List<Mapping.ItemChoice> items(
            List<Line> lines,
            Map<String, String> codes,
            DryRun dryRun,
            Reorganization reorganization,
            List<Problem> errors) {
        var choices = new ArrayList<Mapping.ItemChoice>();
        each(lines, Kind.ITEM, errors, line -> {
            if (line.to().isEmpty()) {
                // Still to be decided; the dry run says so.
                return null;
            }
            var from = from(line, reorganization);
            var found = dryRun.choices().stream()
                    .filter(choice -> choice.unit().equals(from.id()))
                    .filter(choice -> normal(choice.title()).equals(line.what())
                            || choice.item().toString().equals(line.what()))
                    .map(DryRun.Choice::item)
                    .distinct()
                    .toList();
            if (found.size() != 1) {
                throw new Refusal(
                        found.isEmpty() ? "reorganization.file.item-unknown" : "reorganization.file.item-unclear");
            }
            choices.add(
                    new Mapping.ItemChoice(from.id(), found.get(0), to(line.to(), codes, reorganization.firstDay())));
            return null;
        });
        return choices;
    }

    private List<Mapping.PersonChoice> people(
            List<Line> lines,
            Map<String, String> codes,
            DryRun dryRun,
            Reorganization reorganization,
            List<Problem> errors) {
        var choices = new ArrayList<Mapping.PersonChoice>();
        each(lines, Kind.PERSON, errors, line -> {
            if (line.to().isEmpty()) {
                return null;
            }
            var from = from(line, reorganization);
            var held = dryRun.people().stream()
                    .map(DryRun.Person::held)
                    .filter(one -> one.unit().equals(from.id())
                            && one.login().equals(line.what())
                            && words.of("organization.role." + one.role()).equals(line.role()))
                    .findFirst()
                    .orElseThrow(() -> new Refusal("reorganization.file.person-unknown"));
            choices.add(new Mapping.PersonChoice(
                    held.id(),
                    line.to().equals(DraftReorganization.ENDS) ? "" : to(line.to(), codes, reorganization.firstDay())));
            return null;
        });
        return choices;
    }

    private List<Mapping.NewAppointment> appointments(
            List<Line> lines, Map<String, String> codes, Reorganization reorganization, List<Problem> errors) {
        var appointments = new ArrayList<Mapping.NewAppointment>();
        each(lines, Kind.APPOINTMENT, errors, line -> {
            var officer = directory
                    .officerWithLogin(line.what())
                    .orElseThrow(() -> new Refusal("reorganization.appointment.nobody"));
            Role role = DraftReorganization.roles().stream()
                    .filter(one -> words.of("organization.role." + one).equals(line.role()))
                    .findFirst()
                    .orElseThrow(() -> new Refusal("reorganization.appointment.role"));
            var appointment =
                    new Mapping.NewAppointment(officer.id(), to(line.to(), codes, reorganization.firstDay()), role);
            if (!appointments.contains(appointment)) {
                appointments.add(appointment);
            }
            return null;
        });
        return appointments;
    }

    private void each(
            List<Line> lines,
            Kind kind,
            List<Problem> errors,
            Function<Line, @org.jspecify.annotations.Nullable Void> reading) {
        for (var line : lines) {
            if (line.kind() == kind) {
                try {
                    reading.apply(line);
                } catch (Refusal refusal) {
                    errors.add(Problem.of("reorganization.file.line", line.number(), told.of(refusal)));
                }
            }
        }
    }

    private UnitView from(Line line, Reorganization reorganization) {
        return organization
                .withCode(line.from())
                .or(() -> directory.unitNamed(
                        line.from(), reorganization.firstDay().minusDays(1)))
                .orElseThrow(() -> new Refusal("reorganization.file.from-unknown"));
    }

    private String to(String typed, Map<String, String> codes, LocalDate firstDay) {
        return Optional.ofNullable(codes.get(typed))
                .or(() -> organization.withCode(typed).map(UnitView::code))
                .or(() -> directory.unitNamed(typed, firstDay).map(UnitView::code))
                .orElseThrow(() -> new Refusal("reorganization.file.to-unknown"));
    }

    private List<Line> lines(byte[] content, List<Problem> errors) {
        var lines = new ArrayList<Line>();
        try (var parser = CSVParser.builder()
                .setReader(new StringReader(text(content)))
                .setFormat(CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get())
                .get()) {
            var headed = false;
            for (var row : parser) {
                if (!headed) {
                    headed = true;
                    if (!cells(row).equals(headings())) {
                        throw new Refusal("reorganization.file.headings", String.join("、", headings()));
                    }
                    continue;
                }
                var cells = cells(row);
                if (cells.stream().allMatch(String::isEmpty)) {
                    continue;
                }
                if (lines.size() == MOST_LINES) {
                    throw new Refusal("reorganization.file.long", MOST_LINES);
                }
                var number = (int) row.getRecordNumber();
                Arrays.stream(Kind.values())
                        .filter(kind -> word(kind).equals(cells.get(0)))
                        .findFirst()
                        .ifPresentOrElse(
                                kind -> lines.add(new Line(
                                        number,
                                        kind,
                                        cells.get(1),
                                        cells.get(2),
                                        cells.get(3),
                                        cells.get(4),
                                        cells.get(5))),
                                () -> errors.add(Problem.of(
                                        "reorganization.file.line", number, words.of("reorganization.file.kind"))));
            }
            if (!headed) {
                throw new Refusal("reorganization.file.empty");
            }
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw new Refusal("reorganization.file.quotes");
        }
        return lines;
    }

    private List<String> headings() {
        return List.of(
                words.of("reorganization.file.head.kind"),
                words.of("reorganization.file.head.from"),
                words.of("reorganization.file.head.to"),
                words.of("reorganization.file.head.what"),
                words.of("reorganization.file.head.role"),
                words.of("reorganization.file.head.parent"));
    }

    private static List<String> cells(CSVRecord row) {
        var cells = new ArrayList<String>();
        for (int i = 0; i < COLUMNS; i++) {
            var cell = i < row.size() ? normal(row.get(i)) : "";
            // A mark that was put before a text so that a spreadsheet takes it for one.
            cells.add(cell.length() > 1 && cell.startsWith("'") ? cell.substring(1) : cell);
        }
        return cells;
    }

    private static String normal(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    }

    private static String text(byte[] content) {
        try {
            return decoded(content, StandardCharsets.UTF_8);
        } catch (CharacterCodingException notUtf8) {
            try {
                return decoded(content, CP932);
            } catch (CharacterCodingException neither) {
                throw new Refusal("reorganization.file.encoding");
            }
        }
    }

    private static String decoded(byte[] content, Charset charset) throws CharacterCodingException {
        var text = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(content))
                .toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private String word(Kind kind) {
        return words.of("reorganization.file.kind." + kind);
    }

    private String code(org.meguri.organization.UnitId unit) {
        return directory.unit(unit).code();
    }
}
