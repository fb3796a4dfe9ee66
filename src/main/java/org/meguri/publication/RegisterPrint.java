package org.meguri.publication;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.plan.PlanDefinition;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanItemView;
import org.meguri.plan.PlanRegister;
import org.meguri.plan.PlanView;
import org.meguri.system.FiscalYear;
import org.meguri.system.UseCase;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.transaction.annotation.Transactional;

/**
 * Prints a plan's register as the plan's own table: the columns of its document in their order, without those that an
 * evaluation fills, and the tallies of what is known without one. Taken in again, the file changes nothing.
 */
@UseCase
public class RegisterPrint {

    private final PlanRegister plans;
    private final EditionFiles files;
    private final Clock clock;
    private final String town;

    RegisterPrint(PlanRegister plans, EditionFiles files, Clock clock, @Value("${meguri.town}") String town) {
        this.plans = plans;
        this.files = files;
        this.clock = clock;
        this.town = town;
    }

    /** A printed table. @param disposition the value of the header {@code Content-Disposition} */
    @SuppressWarnings("ArrayRecordComponent")
    public record Print(String disposition, String mediaType, byte[] data) {}

    /**
     * The file.
     *
     * @throws org.meguri.system.Refusal (403) for everybody but the planning division; (404) when there is no such plan
     */
    @Transactional(readOnly = true)
    Print print(PlanId id, EditionFormat format, SignedIn person) {
        if (!person.has(Role.PLANNING)) {
            throw org.meguri.system.Refusal.forbidden("plan.planning-only");
        }
        var plan = plans.plan(id);
        var today = LocalDate.now(clock);
        return new Print(
                FileName.of(plan, today, format).disposition(),
                format.mediaType(),
                files.of(format, content(plan, plans.standing(id, FiscalYear.of(today)), town, today)));
    }

    /**
     * Rows in the columns of a plan's table that are not items of its register, such as proposals; who may have them is for
     * the caller to say.
     *
     * @param title what the table is called, also in the name of the file
     */
    @Transactional(readOnly = true)
    public Print print(PlanDefinition shape, String title, List<PlanItemView> rows, EditionFormat format) {
        var today = LocalDate.now(clock);
        return new Print(
                FileName.of(shape.code(), title, today, format).disposition(),
                format.mediaType(),
                files.of(format, content(shape, title, rows, town, today)));
    }

    /** The register as an edition that has no answers and that nobody publishes. */
    static EditionContent content(PlanView plan, List<PlanItemView> items, String town, LocalDate today) {
        return content(plan.definition(), plan.title(), items, town, today);
    }

    private static EditionContent content(
            PlanDefinition plan, String title, List<PlanItemView> items, String town, LocalDate today) {
        var definition = registered(plan);
        return PreparedEdition.of(
                new EditionSource(
                        definition,
                        FiscalYear.of(today),
                        town,
                        title,
                        null,
                        items,
                        items.stream().collect(Collectors.toMap(PlanItemView::id, item -> Map.of())),
                        Map.of(),
                        Set.of(),
                        Set.of()),
                1,
                today);
    }

    private static PlanDefinition registered(PlanDefinition definition) {
        return new PlanDefinition(
                definition.code(),
                definition.title(),
                definition.period(),
                definition.item(),
                definition.levels(),
                definition.scales(),
                definition.sheet(),
                definition.columns().stream()
                        .filter(Predicate.not(RegisterPrint::answered))
                        .toList(),
                definition.tally().stream()
                        .filter(key -> definition.columns().stream()
                                .filter(Predicate.not(RegisterPrint::answered))
                                .anyMatch(column -> key.equals(column.scale())))
                        .toList(),
                definition.units(),
                definition.variants(),
                definition.key(),
                definition.layout(),
                List.of(),
                definition.unit(),
                definition.heading(),
                definition.notes(),
                definition.paper());
    }

    private static boolean answered(PlanDefinition.Column column) {
        return column.to().startsWith(EditionContent.ANSWER_PREFIX);
    }
}
