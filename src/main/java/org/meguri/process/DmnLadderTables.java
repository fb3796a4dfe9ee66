package org.meguri.process;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Description;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.jspecify.annotations.Nullable;
import org.meguri.ladder.LadderRow;
import org.meguri.ladder.LadderTables;
import org.meguri.task.Addressee;
import org.meguri.task.Channel;
import org.meguri.task.Rung;
import org.meguri.task.TaskKind;
import org.meguri.task.Tone;
import org.springframework.stereotype.Component;

/** Rung tables as decisions of the engine: an edition is the product's own model with other rules in it. */
@Component
class DmnLadderTables implements LadderTables {

    private static final String EDITION = "meguri-ladder-";

    private final RepositoryService repository;
    private final DecisionService decisions;

    DmnLadderTables(RepositoryService repository, DecisionService decisions) {
        this.repository = repository;
        this.decisions = decisions;
    }

    /** The table that came with the product last: editions of the town have the same key and deployments of their own. */
    String shipped() {
        return repository.createDecisionDefinitionQuery().decisionDefinitionKey(Vocabulary.CHASE).list().stream()
                .filter(table -> !ofTown(table))
                .max(Comparator.comparingInt(DecisionDefinition::getVersion))
                .orElseThrow(() -> new IllegalStateException("No rung table is deployed"))
                .getId();
    }

    private static boolean ofTown(DecisionDefinition table) {
        return table.getResourceName().startsWith(EDITION);
    }

    @Override
    public List<LadderRow> product() {
        return rows(shipped());
    }

    private List<LadderRow> rows(String table) {
        return Arrays.stream(TaskKind.values())
                .map(Vocabulary::stage)
                .distinct()
                .flatMap(stage -> Arrays.stream(Rung.values()).flatMap(rung -> row(table, stage, rung).stream()))
                .toList();
    }

    @Override
    public String stage(TaskKind kind) {
        return Vocabulary.stage(kind);
    }

    @Override
    public String deploy(int edition, List<LadderRow> rows) {
        var resource = EDITION + edition + ".dmn";
        var deployment = repository
                .createDeployment()
                .name(EDITION + edition)
                .addModelInstance(resource, model(rows))
                .deployWithResult();
        return deployment.getDeployedDecisionDefinitions().get(0).getId();
    }

    @Override
    public byte[] file(@Nullable String table) {
        var model = repository.getDmnModelInstance(table == null ? shipped() : table);
        var bytes = new ByteArrayOutputStream();
        Dmn.writeModelToStream(bytes, model);
        return bytes.toByteArray();
    }

    /** What a table says of a rung; empty where it has no such row. */
    Optional<LadderRow> row(String table, String stage, Rung rung) {
        var result = decisions
                .evaluateDecisionTableById(table)
                .variables(Map.of("stage", stage, "rung", rung.name()))
                .evaluate();
        if (result.isEmpty()) {
            return Optional.empty();
        }
        var row = result.getSingleResult();
        Number days = row.getEntry("workingDays");
        String recipients = row.getEntry("recipients");
        return Optional.of(new LadderRow(
                stage,
                rung,
                days.intValue(),
                addressees(recipients),
                Tone.valueOf(row.getEntry("tone")),
                Channel.valueOf(row.getEntry("channel"))));
    }

    private static Set<Addressee> addressees(String names) {
        return Arrays.stream(names.split(","))
                .map(String::strip)
                .map(Addressee::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Addressee.class)));
    }

    /** The product's model, its inputs and outputs and its drawing, with these rules. */
    private DmnModelInstance model(List<LadderRow> rows) {
        var model = repository.getDmnModelInstance(shipped()).clone();
        var table = model.getModelElementsByType(DecisionTable.class).iterator().next();
        table.getRules().clear();
        for (var row : rows) {
            var name = camel(row.stage()) + camel(row.rung().name());
            var rule = model.newInstance(Rule.class);
            rule.setId("Rule_" + name);
            var description = model.newInstance(Description.class);
            description.setTextContent(row.stage() + " " + row.rung());
            rule.setDescription(description);
            rule.getInputEntries().add(input(model, name + "Stage", quoted(row.stage())));
            rule.getInputEntries()
                    .add(input(model, name + "Rung", quoted(row.rung().name())));
            rule.getOutputEntries().add(output(model, name + "WorkingDays", Integer.toString(row.workingDays())));
            rule.getOutputEntries()
                    .add(output(
                            model,
                            name + "Recipients",
                            quoted(row.addressees().stream().map(Enum::name).collect(Collectors.joining(",")))));
            rule.getOutputEntries()
                    .add(output(model, name + "Tone", quoted(row.tone().name())));
            rule.getOutputEntries()
                    .add(output(model, name + "Channel", quoted(row.channel().name())));
            table.getRules().add(rule);
        }
        return model;
    }

    private static InputEntry input(DmnModelInstance model, String name, String text) {
        var entry = named(model.newInstance(InputEntry.class), "InputEntry_" + name);
        entry.setText(text(model, text));
        return entry;
    }

    private static OutputEntry output(DmnModelInstance model, String name, String text) {
        var entry = named(model.newInstance(OutputEntry.class), "OutputEntry_" + name);
        entry.setText(text(model, text));
        return entry;
    }

    private static <E extends DmnElement> E named(E element, String id) {
        element.setId(id);
        return element;
    }

    private static Text text(DmnModelInstance model, String content) {
        var text = model.newInstance(Text.class);
        text.setTextContent(content);
        return text;
    }

    /** Only names of the house's own enumerations come here, never what somebody typed. */
    private static String quoted(String name) {
        return '"' + name + '"';
    }

    private static String camel(String name) {
        return Arrays.stream(name.split("_"))
                .map(part -> part.charAt(0) + part.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
