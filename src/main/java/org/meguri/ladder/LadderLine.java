package org.meguri.ladder;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.Collectors;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.meguri.task.Addressee;
import org.meguri.task.Channel;
import org.meguri.task.Rung;
import org.meguri.task.Tone;

/** A row of an edition as it is stored. */
@Embeddable
record LadderLine(
        String stage,
        @Enumerated(EnumType.STRING) @JdbcTypeCode(SqlTypes.VARCHAR) Rung rung,
        int workingDays,
        String addressees,
        @Enumerated(EnumType.STRING) @JdbcTypeCode(SqlTypes.VARCHAR) Tone tone,
        @Enumerated(EnumType.STRING) @JdbcTypeCode(SqlTypes.VARCHAR) Channel channel) {

    static LadderLine of(LadderRow row) {
        return new LadderLine(
                row.stage(),
                row.rung(),
                row.workingDays(),
                row.addressees().stream().map(Enum::name).collect(Collectors.joining(",")),
                row.tone(),
                row.channel());
    }

    LadderRow row() {
        return new LadderRow(
                stage,
                rung,
                workingDays,
                Arrays.stream(addressees.split(","))
                        .map(Addressee::valueOf)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Addressee.class))),
                tone,
                channel);
    }
}
