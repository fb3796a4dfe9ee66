package org.meguri.sitting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.meguri.print.PaperPress;
import org.meguri.print.PrintTable;
import org.meguri.print.ShownTable;
import org.meguri.print.TableFormat;
import org.meguri.system.TownClock;
import org.meguri.system.Words;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** A packet as files. They need nothing but themselves: no network, no account, no script. */
@Component
class PacketPress {

    private static final String TEMPLATE = "sitting/paper";
    private static final String STYLE = "print/packet.css";
    private static final String LINK = "<link rel=\"stylesheet\" href=\"classpath:/print/packet.css\"/>";

    private final ITemplateEngine templates;
    private final PaperPress press;
    private final PrintTable tables;
    private final Words words;

    PacketPress(ITemplateEngine templates, PaperPress press, PrintTable tables, Words words) {
        this.templates = templates;
        this.press = press;
        this.tables = tables;
        this.words = words.inJapanese();
    }

    /** @throws org.meguri.print.PressBusy (503) when too many wait for a PDF already */
    byte[] file(PacketContent packet, PacketFormat format) {
        return switch (format) {
            case HTML -> page(packet).getBytes(StandardCharsets.UTF_8);
            case PDF -> press.print(TEMPLATE, model(packet));
            case XLSX -> tables.file(table(packet), TableFormat.XLSX);
        };
    }

    /** With its style in it, since whoever opens the file has nothing else. */
    private String page(PacketContent packet) {
        var page = templates.process(TEMPLATE, new Context(Locale.JAPANESE, model(packet)));
        if (!page.contains(LINK)) {
            throw new IllegalStateException("The packet's template names no style");
        }
        return page.replace(LINK, "<style>" + style() + "</style>");
    }

    private Map<String, Object> model(PacketContent packet) {
        var made = packet.madeAt().atZone(TownClock.ZONE);
        var when = words.of(
                "sitting.when",
                packet.heldOn(),
                packet.beginsAt(),
                packet.place().isEmpty() ? words.of("sitting.place.unknown") : packet.place());
        return Map.of(
                "packet",
                packet,
                "when",
                packet.panel().isEmpty() ? when : when + words.of("sitting.when.panel", packet.panel()),
                "made",
                words.of(
                        "sitting.packet.made",
                        packet.town(),
                        made.toLocalDate(),
                        made.toLocalTime().truncatedTo(ChronoUnit.MINUTES)));
    }

    private static String style() {
        try (var css = new ClassPathResource(STYLE).getInputStream()) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The style of packets cannot be read", e);
        }
    }

    /** One row a sheet; sheets of another form leave out what they do not ask. */
    private ShownTable table(PacketContent packet) {
        var labels = new LinkedHashSet<String>();
        packet.items().forEach(item -> item.answers().forEach(answer -> labels.add(answer.label())));
        var columns = new ArrayList<>(List.of(
                column("sitting.place-on", ShownTable.Kind.SHORT),
                column("sitting.at", ShownTable.Kind.SHORT),
                column("sitting.sheet", ShownTable.Kind.TEXT),
                column("sitting.unit", ShownTable.Kind.NAME)));
        labels.forEach(label -> columns.add(new ShownTable.Column(label, ShownTable.Kind.TEXT)));
        return new ShownTable(
                packet.title(),
                List.of(packet.plan()),
                columns,
                packet.items().stream()
                        .map(item -> new ShownTable.Row(Stream.concat(
                                        Stream.of(
                                                Integer.toString(item.place()),
                                                item.at().toString(),
                                                item.heading(),
                                                item.units()),
                                        labels.stream().map(label -> answer(item, label)))
                                .map(ShownTable.Cell::of)
                                .toList()))
                        .toList(),
                List.of(),
                List.of());
    }

    private static String answer(PacketContent.Item item, String label) {
        return item.answers().stream()
                .filter(answer -> answer.label().equals(label))
                .map(PacketContent.Answer::text)
                .findFirst()
                .orElse("");
    }

    private ShownTable.Column column(String heading, ShownTable.Kind kind) {
        return new ShownTable.Column(words.of(heading), kind);
    }
}
