package org.meguri.monitor;

import org.meguri.task.TaskKind;

/** The drawings of the models, and where in them a task stands. */
public interface ModelDrawings {

    /** The BPMN of the latest version, as XML. @throws org.meguri.system.Refusal (404) when there is no such model */
    String xml(String model);

    /** The model and node in which a task of this kind waits. */
    Node node(TaskKind kind);

    /** A node of a model. */
    record Node(String model, String id) {}
}
