package org.meguri.committee;

import java.time.Clock;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.sheet.FreeText;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.context.ApplicationEventPublisher;

/** Planning closes a remark that is open over the years and that no evaluation will deal with, and says why. */
@UseCase
public class ReleaseRemark {

    /** Longest reason, in characters. */
    public static final int LONGEST_REASON = 1000;

    private final CommitteeRemarks remarks;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;

    ReleaseRemark(CommitteeRemarks remarks, ApplicationEventPublisher announcements, Clock clock) {
        this.remarks = remarks;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * Closes it. Doing the same again, as a double click does, changes nothing.
     *
     * @param typed why
     * @throws Refusal (403) when the person is not of planning; (404) when there is no such remark; (409) when its answer is
     *     not approved yet, or it is not open any more; (422) when the reason is missing or too long
     */
    public void release(RemarkId id, String typed, SignedIn by) {
        if (!by.has(Role.PLANNING)) {
            throw Refusal.forbidden("committee.release-planning-only");
        }
        var remark = remarks.lock(id);
        var reason = FreeText.accept("committee.field.release", typed, true, LONGEST_REASON);
        if (remark.releasedWith(reason, by.id())) {
            return;
        }
        var now = clock.instant();
        remark.release(reason, by.id(), now);
        remarks.saveAndFlush(remark);
        announcements.publishEvent(new RemarkReleased(id, remark.cycle(), by.id(), now));
    }
}
