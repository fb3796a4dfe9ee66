package org.meguri.task;

import java.time.Instant;

/**
 * An open task with its revision, for what copies tasks elsewhere (a calendar).
 *
 * @param number grows with each change of the task, from 0
 * @param changedAt when it was last given other days, another desk or another title, or else opened
 */
public record TaskRevision(TaskView task, int number, Instant changedAt) {}
