package org.meguri.sitting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.CycleState;
import org.meguri.cycle.CycleView;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationPage;
import org.meguri.evaluation.EvaluationPages;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.Status;
import org.meguri.mirror.ItemFigure;
import org.meguri.mirror.ItemFigures;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.plan.PlanItemId;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.meguri.system.Words;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;

/** Planning makes the packet (資料) of a sitting: everything that members are given, numbered, as it stands now. */
@UseCase
class MakePacket {

    /** Packets of one sitting. */
    static final int MOST = 50;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final Sittings sittings;
    private final Packets packets;
    private final CycleLookup cycles;
    private final EvaluationLookup evaluations;
    private final EvaluationPages pages;
    private final ItemFigures figures;
    private final ApplicationEventPublisher announcements;
    private final Words words;
    private final Clock clock;
    private final String town;

    MakePacket(
            Sittings sittings,
            Packets packets,
            CycleLookup cycles,
            EvaluationLookup evaluations,
            EvaluationPages pages,
            ItemFigures figures,
            ApplicationEventPublisher announcements,
            Words words,
            Clock clock,
            @Value("${meguri.town}") String town) {
        this.sittings = sittings;
        this.packets = packets;
        this.cycles = cycles;
        this.evaluations = evaluations;
        this.pages = pages;
        this.figures = figures;
        this.announcements = announcements;
        this.words = words.inJapanese();
        this.clock = clock;
        this.town = town;
    }

    /**
     * Makes the next packet.
     *
     * @param revision of the sitting that was shown
     * @return its number
     * @throws Refusal (403) when the person does not plan; (404) when there is no such sitting; (409) when its committee is
     *     over, or its agenda has changed meanwhile; (422) when the agenda is empty, or sheets on it are not confirmed
     */
    int make(SittingId id, long revision, SignedIn by) {
        if (!by.has(Role.PLANNING)) {
            throw Refusal.forbidden("sitting.planning-only");
        }
        var sitting = sittings.lock(id)
                .orElseThrow(() -> Refusal.notFound("sitting.unknown"))
                .view();
        var cycle = cycles.get(sitting.cycle());
        if (cycle.state() != CycleState.EVALUATION && cycle.state() != CycleState.COMMITTEE) {
            throw Refusal.conflict("sitting.over", cycle.title());
        }
        if (sitting.revision() != revision) {
            throw Refusal.conflict("sitting.changed-meanwhile");
        }
        if (sitting.agenda().isEmpty()) {
            throw new Refusal("sitting.packet.empty");
        }
        var number = packets.highestNumber(id) + 1;
        if (number > MOST) {
            throw new Refusal("sitting.packet.too-many", MOST);
        }
        var now = clock.instant();
        var content = content(sitting, cycle, number, now, by);
        packets.saveAndFlush(
                new Packet(PacketId.create(), sitting, number, content.items().size(), write(content), by.id(), now));
        announcements.publishEvent(new PacketMade(
                id, cycle.id(), sitting.number(), number, content.items().size(), by.id(), now));
        return number;
    }

    /** The packets of a sitting, the newest first. */
    List<PacketView> of(SittingId sitting) {
        return packets.views(sitting);
    }

    /** @throws Refusal (404) when there is none */
    PacketContent get(SittingId sitting, int number) {
        return packets.of(sitting, number)
                .map(packet -> read(packet.content()))
                .orElseThrow(() -> Refusal.notFound("sitting.packet.unknown"));
    }

    private PacketContent content(SittingView sitting, CycleView cycle, int number, Instant now, SignedIn by) {
        var sheets = evaluations.all(sitting.agenda().stream()
                .map(SittingView.AgendaItem::evaluation)
                .toList());
        var open = sheets.stream()
                .filter(sheet -> !sheet.status().reached(Status.CONFIRMED))
                .map(EvaluationView::heading)
                .toList();
        if (!open.isEmpty()) {
            throw new Refusal("sitting.packet.not-ready", open.size(), open.get(0));
        }
        var counted = figures.of(sheets.stream().map(EvaluationView::item).toList(), cycle.year(), by);
        var items = new ArrayList<PacketContent.Item>();
        for (var agenda : sitting.agenda()) {
            var sheet = sheets.stream()
                    .filter(one -> one.id().equals(agenda.evaluation()))
                    .findFirst()
                    .orElseThrow(() -> Refusal.notFound("evaluation.unknown"));
            items.add(item(items.size() + 1, agenda, pages.submitted(sheet), counted));
        }
        return new PacketContent(
                town,
                words.of("sitting.packet.title", sitting.number(), number),
                cycle.title(),
                number,
                sitting.number(),
                sitting.heldOn(),
                sitting.beginsAt(),
                sitting.endsAt(),
                sitting.place(),
                sitting.panel(),
                now,
                items);
    }

    private static PacketContent.Item item(
            int place, SittingView.AgendaItem agenda, EvaluationPage page, Map<PlanItemId, List<ItemFigure>> counted) {
        var before = page.previous();
        return new PacketContent.Item(
                place,
                agenda.at(),
                agenda.minutes(),
                agenda.evaluation().toString(),
                page.evaluation().heading(),
                page.units(),
                page.facts().stream()
                        .map(fact -> new PacketContent.Fact(fact.label(), fact.text()))
                        .toList(),
                page.sheet().fields().stream()
                        .map(field -> new PacketContent.Answer(
                                field.label(),
                                field.display(page.shown().get(field.key())),
                                field.display(before.get(field.key())),
                                field.choice() && field.scaled()))
                        .toList(),
                counted.getOrDefault(page.item().id(), List.of()).stream()
                        .map(figure -> new PacketContent.Figure(
                                figure.name(),
                                figure.text() + (figure.text().isEmpty() ? "" : figure.measure()),
                                "sitting.standing." + figure.standing()))
                        .toList(),
                page.earlier().stream()
                        .map(remark -> new PacketContent.Earlier(
                                remark.year(),
                                remark.number(),
                                remark.text(),
                                remark.reply() == null ? "" : remark.reply()))
                        .toList());
    }

    private static String write(PacketContent content) {
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A packet cannot be written as JSON", e);
        }
    }

    private static PacketContent read(String json) {
        try {
            return JSON.readValue(json, PacketContent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A packet's JSON cannot be read", e);
        }
    }
}
