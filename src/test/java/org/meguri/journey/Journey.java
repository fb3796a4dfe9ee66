package org.meguri.journey;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.meguri.Needs;
import org.meguri.TownFixture;
import org.meguri.process.JobRunner;
import org.meguri.system.TownClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a journey in a real browser begins with: the town on the morning of 1 June 2026. Skipped where there is no browser. */
@SuppressWarnings("NullAway.Init")
abstract class Journey {

    @TempDir
    Path folder;

    @LocalServerPort
    int port;

    @Autowired
    private TownFixture town;

    @Autowired
    private TownClock clock;

    @Autowired
    private JobRunner jobs;

    @BeforeEach
    void found() {
        Needs.that(Browser.available(), "/usr/bin/chromium and /usr/bin/chromedriver");
        town.found();
        at("2026-06-01T09:00:00");
    }

    /** Moves the town's clock, and does what is due by then. */
    final void at(String moment) {
        clock.moveTo(LocalDateTime.parse(moment).atZone(ZoneId.of("Asia/Tokyo")).toInstant());
        jobs.runDue(clock.instant());
    }
}
