package org.meguri.task;

import java.util.stream.Stream;
import org.meguri.organization.DeputyDesignated;
import org.meguri.organization.DeputyEnded;
import org.meguri.organization.Directory;
import org.meguri.organization.Duty;
import org.meguri.organization.OfficerId;
import org.meguri.system.Words;
import org.meguri.task.Notices.Notice;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells a deputy (代決者) from when to when they decide, and in whose stead; and the one who is away, where somebody else
 * arranged it. Whoever does it themselves gets no letter about it.
 */
@Component
class DeputyLetters {

    private static final String KIND = "DEPUTY";

    private final Notices notices;
    private final Directory directory;
    private final Words words;

    DeputyLetters(Notices notices, Directory directory, Words words) {
        this.notices = notices;
        this.directory = directory;
        this.words = words.inJapanese();
    }

    @EventListener
    void on(DeputyDesignated event) {
        var to = event.to();
        tell(
                event.deputy(),
                "DEPUTY:" + event.designation(),
                "/tasks",
                to == null ? "task.deputy-open" : "task.deputy",
                unit(event.duty()),
                role(event.duty()),
                name(event.principal()),
                event.from(),
                to == null ? "" : to);
        if (!event.by().equals(event.principal())) {
            tell(
                    event.principal(),
                    "DEPUTY:" + event.designation(),
                    "/deputies",
                    to == null ? "task.deputy-named-open" : "task.deputy-named",
                    unit(event.duty()),
                    role(event.duty()),
                    name(event.by()),
                    name(event.deputy()),
                    event.from(),
                    to == null ? "" : to);
        }
    }

    @EventListener
    void on(DeputyEnded event) {
        var last = event.last();
        var message = last == null
                ? "task.deputy-called-off"
                : event.atOnce() ? "task.deputy-ended-now" : "task.deputy-ended";
        Stream.of(event.deputy(), event.principal())
                .filter(officer -> !officer.equals(event.by()))
                .forEach(officer -> tell(
                        officer,
                        "DEPUTY-ENDED:" + event.designation() + ":" + last + (event.atOnce() ? ":NOW" : ""),
                        "/deputies",
                        message,
                        unit(event.duty()),
                        role(event.duty()),
                        name(event.principal()),
                        name(event.deputy()),
                        last == null ? "" : last));
    }

    private void tell(OfficerId officer, String key, String page, String message, Object... arguments) {
        notices.tell(directory.officer(officer), new Notice(key, KIND, null, page, message, arguments));
    }

    private String unit(Duty duty) {
        return directory.unit(duty.unit()).name();
    }

    private String role(Duty duty) {
        return words.of("organization.role." + duty.role());
    }

    private String name(OfficerId officer) {
        return directory.officer(officer).name();
    }
}
