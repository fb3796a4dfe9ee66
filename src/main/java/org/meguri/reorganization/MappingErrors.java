package org.meguri.reorganization;

import java.util.List;
import org.meguri.reorganization.DryRun.Problem;
import org.meguri.system.Refusal;

/** A file of a mapping has wrong lines; every one is named. */
class MappingErrors extends Refusal {

    private final transient List<Problem> problems;

    MappingErrors(List<Problem> problems) {
        super("reorganization.file.errors", problems.size());
        this.problems = List.copyOf(problems);
    }

    List<Problem> problems() {
        return problems;
    }
}
