package org.meguri.mirror;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.meguri.sheet.FieldError;
import org.springframework.stereotype.Component;

/** Holds an answered sheet against itself, against last year and against the figures; refuses nothing by itself. */
@Component
public class Mirror {

    private static final List<Rule> RULES = List.of(
            new PraisedThoughMissed(),
            new FinishedAndGoesOn(),
            new NumbersInText(),
            new CopiedFromLastYear(),
            new FiguresMissing());

    /**
     * Everything found, what blocks first, then in the order of the sheet.
     *
     * @param errors for which the sheet would be refused
     */
    public List<Finding> look(Answered sheet, List<FieldError> errors) {
        var findings = new ArrayList<Finding>();
        errors.forEach(
                error -> findings.add(new Finding(Finding.Weight.FIX, error.field(), error.key(), error.arguments())));
        RULES.forEach(rule -> findings.addAll(rule.look(sheet)));
        findings.sort(Comparator.comparing(Finding::weight).thenComparingInt(finding -> place(sheet, finding)));
        return List.copyOf(findings);
    }

    /** What belongs to no field comes last. */
    private static int place(Answered sheet, Finding finding) {
        var fields = sheet.sheet().fields();
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).key().equals(finding.field())) {
                return i;
            }
        }
        return fields.size();
    }
}
