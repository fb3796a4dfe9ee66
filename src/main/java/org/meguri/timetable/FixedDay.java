package org.meguri.timetable;

import java.time.LocalDate;
import org.meguri.cycle.Stage;

/**
 * A day that cannot be moved (委員会開催日, 議会の開会日, 予算要求の締切, 公表日).
 *
 * @param stage what has to be done by then
 * @param margin how many working days before it, 0 or more
 */
public record FixedDay(String name, LocalDate day, Stage stage, int margin) {}
