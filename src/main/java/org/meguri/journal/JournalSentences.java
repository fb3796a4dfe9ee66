package org.meguri.journal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.journal.JournalNames.Named;
import org.meguri.journal.JournalNames.Names;
import org.meguri.system.FiscalYear;
import org.meguri.system.JapaneseDates;
import org.meguri.system.Words;
import org.springframework.stereotype.Component;

/**
 * A line of the journal as a sentence in the reader's words. Lines are never changed, so one that an earlier version of the
 * product wrote, with other facts or other details, is told as far as it can be, and nothing of it is left out.
 */
@Component
class JournalSentences {

    /** With what the blanks of a fact's sentence are filled, in their order; a fact that is not here has none. */
    static final Map<String, List<String>> BLANKS = Map.ofEntries(
            Map.entry("EvaluationSubmitted", List.of("round")),
            Map.entry("UnchangedConfirmed", List.of("field")),
            Map.entry("EvaluationWithdrawn", List.of("round")),
            Map.entry("ApprovalTakenBack", List.of("round", "unit")),
            Map.entry("SheetAccepted", List.of("round")),
            Map.entry("SheetHanded", List.of("round", "from", "to")),
            Map.entry("SheetReleased", List.of("round", "from")),
            Map.entry("EvaluationApproved", List.of("round", "unit")),
            Map.entry("EvaluationReturned", List.of("round", "stage")),
            Map.entry("CommitteeCommentReceived", List.of("remark")),
            Map.entry("SittingChanged", List.of("number", "sitting", "held", "items")),
            Map.entry("PacketMade", List.of("number", "packet", "items")),
            Map.entry("AnswerReturned", List.of("round")),
            Map.entry("RemarkFollowedUp", List.of("evaluation")),
            Map.entry("BoardDecided", List.of("verdict")),
            Map.entry("ResultsPublished", List.of("number")),
            Map.entry("PublicationProposed", List.of("publication", "drafted")),
            Map.entry("EditionWithdrawn", List.of("number")),
            Map.entry("AmendmentChanged", List.of("amended", "revoked")),
            Map.entry("PlanFounded", List.of("items")),
            Map.entry("PastAnswersTaken", List.of("year", "added", "changed")),
            Map.entry("IndicatorRecorded", List.of("year", "revision")),
            Map.entry("IndicatorsRead", List.of("added", "changed", "same")),
            Map.entry("IndicatorUnitsAssigned", List.of("count")),
            Map.entry("YardstickSet", List.of("bands")),
            Map.entry("WorkbookApplied", List.of("sheets", "cells")),
            Map.entry("PasteApplied", List.of("sheets", "cells")),
            Map.entry("PairDeclined", List.of("item")),
            Map.entry("FieldsMatched", List.of("plan")),
            Map.entry("TextShared", List.of("from", "fields")),
            Map.entry("VariantChanged", List.of("field", "apart")),
            Map.entry("DifferenceExplained", List.of("field", "other")),
            Map.entry("RegisterDecided", List.of("act", "year", "plan")),
            Map.entry("DecisionReversed", List.of("act", "year", "plan")),
            Map.entry("PlanExtended", List.of("former", "last")),
            Map.entry("ReorganizationScheduled", List.of("firstDay")),
            Map.entry("ReorganizationWithdrawn", List.of("firstDay")),
            Map.entry("ReorganizationApplied", List.of("firstDay", "moved")),
            Map.entry("ProposalRoundClosed", List.of("lapsed")),
            Map.entry("ProposalsRead", List.of("added", "changed")),
            Map.entry("ProposalSubmitted", List.of("number")),
            Map.entry("ProposalApproved", List.of("number", "unit")),
            Map.entry("ProposalReturned", List.of("number", "planning")),
            Map.entry("ProposalAdopted", List.of("number", "item")),
            Map.entry("ProposalDeclined", List.of("number")),
            Map.entry("DeputyDesignated", List.of("unit", "role", "for", "deputy", "from", "to")),
            Map.entry("DeputyEnded", List.of("unit", "role", "last")),
            Map.entry("DecidedInStead", List.of(JournalDetail.KIND, "unit", "role", "for")),
            Map.entry("UnitQuieted", List.of("unit", "first", "until")),
            Map.entry("QuietEnded", List.of("unit")),
            Map.entry("ActingNamed", List.of("unit", "role", "deputy", "from", "to")),
            Map.entry("WordingChanged", List.of("edition")),
            Map.entry("LadderChanged", List.of("edition", "ladder", "from")),
            Map.entry("AssemblySet", List.of("first", "until")),
            Map.entry("AssemblyRemoved", List.of("first", "until")),
            Map.entry("DaysChanged", List.of("of", "before", "due")),
            Map.entry("ExtensionAsked", List.of("unit", "before", "due")),
            Map.entry("ExtensionAnswered", List.of("said")),
            Map.entry("WorkResumed", List.of("work", "cause")));

    /** Ids of what has no name: a group of linked items, a decision made in somebody's stead. */
    static final Set<String> NAMELESS = Set.of("link", "decision");

    /** Values that are words of other messages. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry(JournalDetail.KIND, ""),
            Map.entry("role", "organization.role."),
            Map.entry("stage", "journal.stage."),
            Map.entry("verdict", "journal.verdict."),
            Map.entry("act", "plan.act."),
            Map.entry("work", "operation.work."),
            Map.entry("cause", "operation.cause."),
            Map.entry("planning", "journal.planning."),
            Map.entry("apart", "journal.apart."),
            Map.entry("of", "cycle.stage."),
            Map.entry("ladder", "ladder.stage."),
            Map.entry("sitting", "journal.sitting."),
            Map.entry("publication", "publication.kind."),
            Map.entry("drafted", "journal.drafted."),
            Map.entry("amended", "publication.amend.kind."),
            Map.entry("revoked", "journal.revoked."),
            Map.entry("said", "extension.act."));

    private static final Set<String> YEARS = Set.of("year", "last", "former");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");

    private final JapaneseDates dates;
    private final Words words;

    JournalSentences(JapaneseDates dates, Words words) {
        this.dates = dates;
        this.words = words;
    }

    /** What kind of fact it is, for a list of them. */
    String kind(String action) {
        return words.ifKnown("journal.action." + action).orElseGet(() -> words.of("journal.action.other", action));
    }

    /** @param told the id that the line names beside the sentence, which is not told twice */
    String said(EntryView line, Names names, @Nullable UUID told) {
        var detail = JournalDetail.of(line.detail());
        if (line.action().equals("SheetsChosen")) {
            return words.of("journal.said.SheetsChosen", sheets(detail, line, names));
        }
        var blanks = BLANKS.getOrDefault(line.action(), List.of());
        var sentence = detail.values().keySet().containsAll(blanks)
                ? words.ifKnown(
                        "journal.said." + line.action(),
                        blanks.stream()
                                .map(key -> blank(key, line, detail, names))
                                .toArray())
                : Optional.<String>empty();
        var rest = new ArrayList<String>();
        detail.values().forEach((key, value) -> {
            var filled = sentence.isPresent() && blanks.contains(key);
            var named = told != null && told.toString().equals(value);
            if (!filled && !named && !NAMELESS.contains(key)) {
                rest.add(phrase(key, value, line, names));
            }
        });
        detail.marks()
                .forEach(mark -> rest.add(words.ifKnown("journal.key." + mark).orElse(mark)));
        var text = sentence.orElseGet(() -> kind(line.action()));
        return rest.isEmpty()
                ? text
                : words.of("journal.said.also", text, String.join(words.of("journal.comma"), rest));
    }

    private String blank(String key, EntryView line, JournalDetail detail, Names names) {
        var value = Objects.requireNonNull(detail.values().get(key));
        return value.isEmpty() || day(value) != null ? phrase(key, value, line, names) : value(key, value, line, names);
    }

    /** A detail that no sentence has room for; one of an unknown key is told with the key. */
    private String phrase(String key, String value, EntryView line, Names names) {
        var day = day(value);
        if (day != null) {
            return words.ifKnown("journal.key." + key + ".day", dates.full(day))
                    .orElseGet(() -> words.of("journal.key.other", key, dates.full(day)));
        }
        if (value.isEmpty()) {
            return words.ifKnown("journal.key." + key + ".none")
                    .orElseGet(() -> words.of("journal.key.other", key, words.of("journal.key.nothing")));
        }
        var told = value(key, value, line, names);
        return words.ifKnown("journal.key." + key, told).orElseGet(() -> words.of("journal.key.other", key, told));
    }

    private String value(String key, String value, EntryView line, Names names) {
        if (JournalNames.ID.matcher(value).matches()) {
            return names.of(UUID.fromString(value)).map(Named::brief).orElseGet(() -> words.of("journal.unknown"));
        }
        var prefix = WORDS.get(key);
        if (prefix != null) {
            return words.ifKnown(prefix + value).orElse(value);
        }
        if (key.equals("field") || key.equals("fields")) {
            return Arrays.stream(value.split(","))
                    .map(field -> words.of("journal.field", names.field(line.subject(), field)))
                    .collect(Collectors.joining());
        }
        return YEARS.contains(key) && YEAR.matcher(value).matches()
                ? new FiscalYear(Integer.parseInt(value)).both()
                : value;
    }

    private String sheets(JournalDetail detail, EntryView line, Names names) {
        return detail.values().entrySet().stream()
                .map(one -> words.of(
                        "journal.sheets",
                        one.getKey().equals("own")
                                ? words.of("journal.sheets.own")
                                : names.sheet(line.cycle(), one.getKey()),
                        one.getValue()))
                .collect(Collectors.joining(words.of("journal.comma")));
    }

    private static @Nullable LocalDate day(String value) {
        try {
            return value.length() == 10 ? LocalDate.parse(value) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
