package org.meguri.burden;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.meguri.extension.ExtensionBook;
import org.meguri.mail.LetterBook;
import org.meguri.task.TaskBook;

/**
 * To which year a letter belongs. Letters do not say it; but those of the chase begin with their task's id, and others lead to a
 * page whose address holds the id of a sheet, a remark, a year or a conversation about more days. What has neither belongs
 * nowhere.
 */
class Attribution {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Map<String, UUID> byTask = new HashMap<>();
    private final Map<UUID, UUID> byPage = new HashMap<>();

    Attribution(Collection<TaskBook.Place> tasks, Collection<ExtensionBook.Talk> talks, Collection<UUID> cycles) {
        for (var task : tasks) {
            byTask.put(task.task(), task.cycle());
            byPage.put(task.subject(), task.cycle());
        }
        talks.forEach(talk -> byPage.put(talk.id(), talk.cycle()));
        cycles.forEach(cycle -> byPage.put(cycle, cycle));
    }

    /** The cycle, or the round of proposals. */
    Optional<UUID> of(LetterBook.Written letter) {
        var key = letter.key();
        var end = key.indexOf(':');
        var task = end < 0 ? null : byTask.get(key.substring(0, end));
        if (task != null) {
            return Optional.of(task);
        }
        var page = letter.page();
        if (page != null) {
            var found = ID.matcher(page);
            if (found.find()) {
                return Optional.ofNullable(byPage.get(UUID.fromString(found.group())));
            }
        }
        return Optional.empty();
    }
}
