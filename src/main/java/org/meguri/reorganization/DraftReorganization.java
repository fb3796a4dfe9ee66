package org.meguri.reorganization;

import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.ChangeOrganization;
import org.meguri.organization.Directory;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitKind;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;

/** Writes the draft of a reorganisation, line by line or from a file. Several people may; each says what they saw. */
@UseCase
public class DraftReorganization {

    static final int LONGEST_TITLE = 200;

    /** The choice by which an appointment ends. */
    static final String ENDS = "-";

    private final Reorganizations reorganizations;
    private final ChangeOrganization organization;
    private final Directory directory;
    private final MappingFile files;
    private final Clock clock;

    DraftReorganization(
            Reorganizations reorganizations,
            ChangeOrganization organization,
            Directory directory,
            MappingFile files,
            Clock clock) {
        this.reorganizations = reorganizations;
        this.organization = organization;
        this.directory = directory;
        this.files = files;
        this.clock = clock;
    }

    /** @throws Refusal (403) for others than administrators and planning; (422) when the title or the day is missing */
    public ReorganizationId begin(@Nullable String title, @Nullable LocalDate firstDay, SignedIn by) {
        mayDraft(by);
        var id = ReorganizationId.create();
        reorganizations.saveAndFlush(new Reorganization(id, titleOf(title), dayOf(firstDay), by.id(), clock.instant()));
        return id;
    }

    void retitle(ReorganizationId id, long seen, @Nullable String title, @Nullable LocalDate firstDay, SignedIn by) {
        mayDraft(by);
        reorganizations.lock(id).retitle(titleOf(title), dayOf(firstDay), by.id(), clock.instant(), seen);
    }

    /** A draft may go; what was decided or done stays. */
    void discard(ReorganizationId id, SignedIn by) {
        mayDraft(by);
        var reorganization = reorganizations.lock(id);
        reorganization.requireDraft();
        reorganizations.delete(reorganization);
    }

    void addUnit(
            ReorganizationId id,
            long seen,
            @Nullable String code,
            @Nullable String name,
            @Nullable UnitKind kind,
            @Nullable String parentCode,
            SignedIn by) {
        var unit = ChangeOrganization.wanted(code, name, kind, parentCode);
        change(id, seen, by, mapping -> {
            if (mapping.units().stream().anyMatch(other -> other.code().equals(unit.code()))
                    || organization.withCode(unit.code()).isPresent()) {
                throw new Refusal("organization.unit.code-taken", unit.code());
            }
            return mapping.withUnits(Mapping.plus(mapping.units(), unit));
        });
    }

    void removeUnit(ReorganizationId id, long seen, int at, SignedIn by) {
        change(id, seen, by, mapping -> mapping.withUnits(Mapping.without(mapping.units(), at)));
    }

    /** One more line: a unit that ends, by code, and one that takes over, by the code of a new or an existing unit. */
    void addMove(ReorganizationId id, long seen, @Nullable String fromCode, @Nullable String toCode, SignedIn by) {
        if (fromCode == null || fromCode.isBlank() || toCode == null || toCode.isBlank()) {
            throw new Refusal("reorganization.move.incomplete");
        }
        var from = organization.withCode(fromCode.strip()).orElseThrow(() -> new Refusal("organization.unit.unknown"));
        var move = new Mapping.Move(from.id(), toCode.strip());
        change(id, seen, by, mapping -> {
            if (from.code().equals(move.toCode())) {
                throw new Refusal("reorganization.move.itself", from.name());
            }
            if (mapping.moves().contains(move)) {
                throw new Refusal("reorganization.move.twice", from.name());
            }
            return mapping.withMoves(Mapping.plus(mapping.moves(), move));
        });
    }

    void removeMove(ReorganizationId id, long seen, int at, SignedIn by) {
        change(id, seen, by, mapping -> mapping.withMoves(Mapping.without(mapping.moves(), at)));
    }

    /** Where the items of split units go; those that are not named stay as they were, "" takes a choice back. */
    void chooseItems(ReorganizationId id, long seen, Map<Mapping.ItemChoice, String> chosen, SignedIn by) {
        change(id, seen, by, mapping -> {
            var choices = new ArrayList<>(mapping.items());
            chosen.forEach((one, code) -> {
                choices.removeIf(choice ->
                        choice.from().equals(one.from()) && choice.item().equals(one.item()));
                if (!code.isBlank()) {
                    choices.add(new Mapping.ItemChoice(one.from(), one.item(), code.strip()));
                }
            });
            return mapping.withItems(choices);
        });
    }

    /** Where appointments go on; "" goes the way of the unit, {@link #ENDS} ends it. */
    void choosePeople(ReorganizationId id, long seen, Map<UUID, String> chosen, SignedIn by) {
        change(id, seen, by, mapping -> {
            var choices = new ArrayList<>(mapping.people());
            chosen.forEach((appointment, code) -> {
                choices.removeIf(choice -> choice.appointment().equals(appointment));
                if (!code.isBlank()) {
                    choices.add(new Mapping.PersonChoice(appointment, code.equals(ENDS) ? "" : code.strip()));
                }
            });
            return mapping.withPeople(choices);
        });
    }

    void addAppointment(
            ReorganizationId id,
            long seen,
            @Nullable String login,
            @Nullable String toCode,
            @Nullable Role role,
            SignedIn by) {
        if (login == null || login.isBlank() || toCode == null || toCode.isBlank() || role == null) {
            throw new Refusal("reorganization.appointment.incomplete");
        }
        if (!roles().contains(role)) {
            throw new Refusal("reorganization.appointment.role");
        }
        var officer =
                directory.officerWithLogin(login).orElseThrow(() -> new Refusal("reorganization.appointment.nobody"));
        var appointment = new Mapping.NewAppointment(officer.id(), toCode.strip(), role);
        change(
                id,
                seen,
                by,
                mapping -> mapping.withAppointments(
                        mapping.appointments().contains(appointment)
                                ? mapping.appointments()
                                : Mapping.plus(mapping.appointments(), appointment)));
    }

    void removeAppointment(ReorganizationId id, long seen, int at, SignedIn by) {
        change(id, seen, by, mapping -> mapping.withAppointments(Mapping.without(mapping.appointments(), at)));
    }

    /**
     * The file instead of everything that was mapped before.
     *
     * @return how many lines it has
     * @throws Refusal (403) for others than administrators and planning; (409) when somebody changed the draft after the
     *     person saw it, or it is none any more; (422) when the file cannot be read or a line is wrong
     */
    public int read(ReorganizationId id, long seen, byte[] content, SignedIn by) {
        mayDraft(by);
        var reorganization = reorganizations.lock(id);
        reorganization.requireDraft();
        var read = files.read(content, reorganization);
        reorganization.map(read, by.id(), clock.instant(), seen);
        return read.units().size()
                + read.moves().size()
                + read.items().size()
                + read.people().size()
                + read.appointments().size();
    }

    /** The whole mapping instead of the one before. */
    void map(ReorganizationId id, long seen, Mapping mapping, SignedIn by) {
        change(id, seen, by, before -> mapping);
    }

    private void change(ReorganizationId id, long seen, SignedIn by, UnaryOperator<Mapping> change) {
        mayDraft(by);
        var reorganization = reorganizations.lock(id);
        reorganization.requireDraft();
        reorganization.map(change.apply(reorganization.mapping()), by.id(), clock.instant(), seen);
    }

    private static String titleOf(@Nullable String typed) {
        var title = typed == null ? "" : Normalizer.normalize(typed.strip(), Normalizer.Form.NFC);
        if (title.isEmpty() || title.length() > LONGEST_TITLE || title.chars().anyMatch(Character::isISOControl)) {
            throw new Refusal("reorganization.title.wrong", LONGEST_TITLE);
        }
        if (title.codePoints().anyMatch(one -> Character.getType(one) == Character.PRIVATE_USE)) {
            throw new Refusal("reorganization.title.private-use");
        }
        return title;
    }

    private static LocalDate dayOf(@Nullable LocalDate day) {
        if (day == null) {
            throw new Refusal("reorganization.day.wrong");
        }
        return day;
    }

    static void mayDraft(SignedIn person) {
        if (!person.has(Role.ADMINISTRATOR) && !person.has(Role.PLANNING)) {
            throw Refusal.forbidden("reorganization.not-yours");
        }
    }

    /** The roles that a reorganisation may give; the others are given one by one by an administrator. */
    static List<Role> roles() {
        return List.of(Role.SECTION_STAFF, Role.SECTION_CHIEF, Role.DIRECTOR);
    }
}
