package org.meguri.reorganization;

import org.meguri.system.Words;
import org.springframework.stereotype.Component;

/** Everything that moves as a table in CSV, in UTF-8 with the mark that spreadsheets look for. */
@Component
class MovedTable {

    private final Words words;

    MovedTable(Words words) {
        this.words = words;
    }

    String of(DryRun dryRun) {
        var csv = new CsvText();
        csv.row(
                words.of("reorganization.csv.kind"),
                words.of("reorganization.csv.title"),
                words.of("reorganization.csv.from"),
                words.of("reorganization.csv.to"),
                words.of("reorganization.csv.id"));
        for (var thing : dryRun.things()) {
            csv.row(
                    words.of(thing.kind()),
                    thing.title(),
                    thing.from(),
                    thing.to(),
                    thing.subject().toString());
        }
        for (var person : dryRun.people()) {
            csv.row(
                    words.of(
                            "reorganization.moves.person",
                            words.of("organization.role." + person.held().role())),
                    person.held().name(),
                    person.from(),
                    person.ends() ? words.of("reorganization.person.ends") : person.to(),
                    person.held().id().toString());
        }
        for (var deputy : dryRun.deputies()) {
            csv.row(
                    words.of("reorganization.moves.deputy"),
                    words.of(
                            "organization.in-stead",
                            deputy.designation().deputy(),
                            deputy.designation().principal()),
                    deputy.from(),
                    words.of("reorganization.person.ends"),
                    deputy.designation().id().toString());
        }
        return csv.toString();
    }
}
