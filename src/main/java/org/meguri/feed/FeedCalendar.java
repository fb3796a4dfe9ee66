package org.meguri.feed;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzName;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.meguri.mail.Outbox;
import org.meguri.organization.Directory;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.organization.UnitView;
import org.meguri.system.JapaneseDates;
import org.meguri.system.TownClock;
import org.meguri.system.Words;
import org.meguri.task.TaskRevision;
import org.meguri.task.TaskView;
import org.springframework.stereotype.Component;

/**
 * Tasks as an iCalendar text (RFC 5545): for each task a whole day for its due day (期限), and another for its lock (締切)
 * where that is a different one. An entry keeps its UID when its day moves, so programs move it and make no second one.
 */
@Component
class FeedCalendar {

    private static final String MAKER = "-//Meguri//Deadlines//JA";
    private static final ZoneOffset JAPAN = ZoneOffset.ofHours(9);
    private static final Duration OFTEN = Duration.ofHours(4);

    private final Directory directory;
    private final Outbox outbox;
    private final Words words;
    private final JapaneseDates dates;

    FeedCalendar(Directory directory, Outbox outbox, Words words, JapaneseDates dates) {
        this.directory = directory;
        this.outbox = outbox;
        this.words = words.inJapanese();
        this.dates = dates;
    }

    /** The clock of a task that an entry is about; its name is part of the entry's UID and never changes. */
    private enum Clock {
        DUE("due"),
        LOCK("lock");

        private final String mark;

        Clock(String mark) {
            this.mark = mark;
        }
    }

    String write(SignedIn person, List<TaskRevision> tasks) {
        var units = units(tasks);
        var events = new ArrayList<CalendarComponent>();
        for (var one : tasks) {
            var task = one.task();
            var lock = task.lock();
            var atOnce = task.due().equals(lock);
            events.add(event(
                    one, Clock.DUE, task.due(), atOnce ? "feed.calendar.both" : "feed.calendar.due", person, units));
            if (lock != null && !atOnce) {
                events.add(event(one, Clock.LOCK, lock, "feed.calendar.lock", person, units));
            }
        }
        if (events.isEmpty()) {
            // RFC 5545 (3.6) wants at least one part; this one shows nothing.
            events.add(zone());
        }
        var name = words.of("feed.calendar.name", person.name());
        var head = new PropertyList(List.of(
                new ProdId(MAKER),
                ImmutableVersion.VERSION_2_0,
                ImmutableCalScale.GREGORIAN,
                new XProperty("X-WR-CALNAME", name),
                new RefreshInterval(new ParameterList(List.of(Value.DURATION)), OFTEN),
                new XProperty("X-PUBLISHED-TTL", OFTEN.toString())));
        return OctetFold.fold(text(new Calendar(head, new ComponentList<>(events))));
    }

    private static VTimeZone zone() {
        return new VTimeZone(
                new PropertyList(List.of(new TzId(TownClock.ZONE.getId()))),
                new ComponentList<>(List.of(new Standard(new PropertyList(List.<Property>of(
                        new DtStart<>(LocalDateTime.of(1970, 1, 1, 0, 0)),
                        new TzOffsetFrom(JAPAN),
                        new TzOffsetTo(JAPAN),
                        new TzName("JST")))))));
    }

    private VEvent event(
            TaskRevision one,
            Clock clock,
            LocalDate day,
            String summary,
            SignedIn person,
            Map<UnitId, UnitView> units) {
        var task = one.task();
        var kind = words.of("task.kind." + task.kind());
        return new VEvent(new PropertyList(List.<Property>of(
                new Uid(task.id() + "-" + clock.mark + "@meguri"),
                new DtStamp(one.changedAt()),
                new LastModified(one.changedAt()),
                new Sequence(one.number()),
                new DtStart<>(day),
                new Summary(oneLine(words.of(summary, kind, task.title()))),
                new Description(description(task, person, units)),
                new Url(URI.create(outbox.link(task.kind().page(task.subject())))),
                ImmutableTransp.TRANSPARENT)));
    }

    private String description(TaskView task, SignedIn person, Map<UnitId, UnitView> units) {
        var lines = new ArrayList<String>();
        var unit = task.unit();
        if (unit != null) {
            var known = units.get(unit);
            if (known != null) {
                lines.add(words.of("feed.calendar.unit", oneLine(known.name())));
            }
            person.stead(task.role(), unit)
                    .ifPresent(stead -> lines.add(words.of("feed.calendar.in-stead", oneLine(stead.principalName()))));
        }
        lines.add(words.of("feed.calendar.days.due", dates.full(task.due())));
        var lock = task.lock();
        if (lock != null) {
            lines.add(words.of("feed.calendar.days.lock", dates.full(lock)));
        }
        return String.join("\n", lines);
    }

    private Map<UnitId, UnitView> units(List<TaskRevision> tasks) {
        Collection<UnitId> ids = tasks.stream()
                .map(one -> one.task().unit())
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .collect(Collectors.toSet());
        return directory.unitsOf(ids);
    }

    /** A control character in a title would end a line of the calendar, or be refused by whoever reads it. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    private static String text(Calendar calendar) {
        var text = new StringWriter();
        try {
            new CalendarOutputter(false).output(calendar, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
