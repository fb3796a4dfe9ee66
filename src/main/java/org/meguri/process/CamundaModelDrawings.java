package org.meguri.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.meguri.monitor.ModelDrawings;
import org.meguri.system.Refusal;
import org.meguri.task.TaskKind;
import org.springframework.stereotype.Component;

@Component
class CamundaModelDrawings implements ModelDrawings {

    private static final Set<String> MODELS =
            Set.of(Vocabulary.CYCLE, Vocabulary.EVALUATION, Vocabulary.REMARK, Vocabulary.PROPOSAL);

    private final RepositoryService repository;

    CamundaModelDrawings(RepositoryService repository) {
        this.repository = repository;
    }

    @Override
    public String xml(String model) {
        if (!MODELS.contains(model)) {
            throw Refusal.notFound("monitor.unknown-model");
        }
        var definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(model)
                .latestVersion()
                .singleResult();
        try (var xml = repository.getProcessModel(definition.getId())) {
            return new String(xml.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The model cannot be read", e);
        }
    }

    @Override
    public Node node(TaskKind kind) {
        var model =
                switch (kind) {
                    case SELF_EVALUATE, APPROVE, REVIEW -> Vocabulary.EVALUATION;
                    case ANSWER_REMARK, APPROVE_ANSWER -> Vocabulary.REMARK;
                    case HOLD_COMMITTEE, CONFIRM_BY_BOARD, RESPOND_TO_BOARD, PUBLISH -> Vocabulary.CYCLE;
                    case PROPOSE, APPROVE_PROPOSAL, DECIDE_PROPOSAL -> Vocabulary.PROPOSAL;
                };
        return new Node(model, Vocabulary.userTask(kind));
    }
}
