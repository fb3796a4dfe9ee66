package org.meguri.ladder;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.task.Addressee;
import org.meguri.task.Channel;
import org.meguri.task.Rung;
import org.meguri.task.Tone;
import org.springframework.util.MultiValueMap;

/**
 * A row of the form as it was typed. What stands in the page's fields is the distance, without a sign: a reminder lies
 * before the due day, all else behind it.
 *
 * @param on whether the rung is told at all
 */
public record TypedRow(Rung rung, boolean on, String days, Set<String> to, String tone, String channel) {

    static TypedRow of(Rung rung, Optional<LadderRow> row) {
        return row.map(known -> new TypedRow(
                        rung,
                        true,
                        Integer.toString(Math.abs(known.workingDays())),
                        known.addressees().stream().map(Enum::name).collect(Collectors.toSet()),
                        known.tone().name(),
                        known.channel().name()))
                .orElse(new TypedRow(rung, false, "", Set.of(), Tone.PLAIN.name(), Channel.MAIL.name()));
    }

    static TypedRow of(Rung rung, MultiValueMap<String, String> form) {
        return new TypedRow(
                rung,
                form.containsKey("on." + rung),
                first(form, "days." + rung),
                Set.copyOf(form.getOrDefault("to." + rung, List.of())),
                first(form, "tone." + rung),
                first(form, "channel." + rung));
    }

    /** The row that it means; empty where the distance is no number. */
    Optional<LadderRow> row(String stage) {
        var digits = Normalizer.normalize(days, Normalizer.Form.NFKC).strip();
        if (!digits.matches("[0-9]{1,4}")) {
            return Optional.empty();
        }
        var distance = Integer.parseInt(digits);
        return Optional.of(new LadderRow(
                stage,
                rung,
                rung == Rung.REMINDER ? -distance : distance,
                Arrays.stream(Addressee.values())
                        .filter(one -> to.contains(one.name()))
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Addressee.class))),
                named(Tone.values(), tone, Tone.PLAIN),
                named(Channel.values(), channel, Channel.MAIL)));
    }

    private static <E extends Enum<E>> E named(E[] all, String name, E otherwise) {
        return Arrays.stream(all)
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(otherwise);
    }

    private static String first(MultiValueMap<String, String> form, String name) {
        @Nullable String value = form.getFirst(name);
        return value == null ? "" : value;
    }
}
