package org.meguri.operation;

import java.time.Clock;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.context.ApplicationEventPublisher;

/** Lets stopped work go on after its cause was cured. */
@UseCase
class ResumeWork {

    private final StandstillDesk desk;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;

    ResumeWork(StandstillDesk desk, ApplicationEventPublisher announcements, Clock clock) {
        this.desk = desk;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** @throws Refusal (403) for others than administrators; (409) when it is not stopped any more */
    void resume(String id, SignedIn by) {
        requireAdministrator(by);
        announce(desk.resume(id), by);
    }

    /**
     * Everything that is stopped, less what somebody else has resumed in between.
     *
     * @return how many pieces of work go on
     * @throws Refusal (403) for others than administrators
     */
    int resumeAll(SignedIn by) {
        requireAdministrator(by);
        var resumed = 0;
        for (var id : desk.stoppedIds()) {
            try {
                announce(desk.resume(id), by);
                resumed++;
            } catch (Refusal goesOnAlready) {
                // Another administrator was faster with this one.
            }
        }
        return resumed;
    }

    private void announce(StoppedWork one, SignedIn by) {
        announcements.publishEvent(new WorkResumed(one.work(), one.subject(), one.cause(), by.id(), clock.instant()));
    }

    static void requireAdministrator(SignedIn person) {
        if (!person.has(Role.ADMINISTRATOR)) {
            throw Refusal.forbidden("operation.administrator-only");
        }
    }
}
