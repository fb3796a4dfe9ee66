package org.meguri.mirror;

import java.util.List;
import org.meguri.mirror.Finding.Weight;

/** Indicators whose actual of the year nobody has entered yet. */
final class FiguresMissing implements Rule {

    @Override
    public List<Finding> look(Answered sheet) {
        return sheet.figures().stream()
                .filter(figure -> figure.actual() == null)
                .map(figure -> new Finding(Weight.NOTE, "", "mirror.figure-missing", List.of(figure.name())))
                .toList();
    }
}
