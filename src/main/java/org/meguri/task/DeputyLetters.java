package org.meguri.task;

import org.meguri.organization.DeputyDesignated;
import org.meguri.organization.Directory;
import org.meguri.system.Words;
import org.meguri.task.Notices.Notice;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells a deputy (代決者) from when to when they decide, and in whose stead. */
@Component
class DeputyLetters {

    private final Notices notices;
    private final Directory directory;
    private final Words words;

    DeputyLetters(Notices notices, Directory directory, Words words) {
        this.notices = notices;
        this.directory = directory;
        this.words = words;
    }

    @EventListener
    void on(DeputyDesignated event) {
        var unit = directory.unit(event.duty().unit()).name();
        var role = words.of("organization.role." + event.duty().role());
        var principal = directory.officer(event.principal()).name();
        var to = event.to();
        var key = "DEPUTY:" + event.designation();
        notices.tell(
                directory.officer(event.deputy()),
                to == null
                        ? new Notice(
                                key, "DEPUTY", null, "/tasks", "task.deputy-open", unit, role, principal, event.from())
                        : new Notice(
                                key, "DEPUTY", null, "/tasks", "task.deputy", unit, role, principal, event.from(), to));
    }
}
