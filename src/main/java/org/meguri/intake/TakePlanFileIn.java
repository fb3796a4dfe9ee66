package org.meguri.intake;

import java.time.Clock;
import org.meguri.organization.SignedIn;
import org.meguri.plan.PlanId;
import org.meguri.plan.RegisterItems.Outcome;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.transaction.annotation.Transactional;

/** From the choice of a file to its taking in: what was previewed is kept, and that very content is taken in, once. */
@UseCase
class TakePlanFileIn {

    private final ReadPlanFile files;
    private final PendingFiles pending;
    private final Clock clock;

    TakePlanFileIn(ReadPlanFile files, PendingFiles pending, Clock clock) {
        this.files = files;
        this.pending = pending;
        this.clock = clock;
    }

    /** Keeps a readable table for its preview; a file that the person had waiting before is dropped. */
    PendingFileId keep(PlanId plan, Upload file, SignedIn person) {
        files.preview(plan, file);
        var now = clock.instant();
        pending.clear(person.id(), now);
        return pending.save(new PendingFile(PendingFileId.create(), plan, person.id(), file, now))
                .id();
    }

    /** @throws Refusal when the file was taken in already, has expired or is somebody else's */
    @Transactional(readOnly = true)
    IntakePreview preview(PlanId plan, PendingFileId id, SignedIn person) {
        return files.preview(plan, get(plan, id, person));
    }

    /**
     * Takes the file in.
     *
     * @param seen what the person saw that it would do
     * @throws Refusal when it would do something else by now, or somebody clicked twice
     */
    IntakePreview takeIn(PlanId plan, PendingFileId id, SignedIn person, Outcome seen) {
        var file = get(plan, id, person);
        if (pending.remove(id) == 0) {
            throw gone();
        }
        return files.apply(plan, file, seen, person.id());
    }

    private Upload get(PlanId plan, PendingFileId id, SignedIn person) {
        return pending.findById(id)
                .filter(file -> file.isFor(plan, person.id(), clock.instant()))
                .orElseThrow(TakePlanFileIn::gone)
                .upload();
    }

    private static Refusal gone() {
        return Refusal.conflict("intake.refused.gone", Long.toString(PendingFile.LIFE.toMinutes()));
    }
}
