package org.meguri.process;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.meguri.cycle.Stage;
import org.meguri.organization.Role;
import org.meguri.proposal.ProposalStage;
import org.meguri.task.Addressee;
import org.meguri.task.Channel;
import org.meguri.task.Rung;
import org.meguri.task.Tone;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What every model, decision table and form of the house keeps to. No engine is started. */
class BpmnHouseRulesTest {

    private static final Path MODELS = Path.of("bpmn");
    private static final Path FORMS = Path.of("forms");

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final Pattern RETENTION = Pattern.compile("P[1-9][0-9]*D");
    private static final Pattern JAPANESE = Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]");
    private static final Pattern LATIN = Pattern.compile("\\p{IsLatin}");
    private static final Pattern DELEGATE = Pattern.compile("\\$\\{[a-z][A-Za-z]*Delegate}");
    private static final Pattern RUNG_DATE =
            Pattern.compile("\\$\\{deadline\\.at\\(execution,'([A-Z_]+)','([A-Z_]+)'\\)}");
    private static final Pattern STAGE_DATE = Pattern.compile("\\$\\{deadline\\.of\\(execution,'([A-Z_]+)'\\)}");
    private static final Set<String> DRAWN =
            Set.of("text", "textfield", "textarea", "number", "select", "radio", "checkbox");
    private static final Set<String> SWITCHES = Set.of("true", "false");

    private final Map<String, BpmnModelInstance> models = read(MODELS, ".bpmn", Bpmn::readModelFromFile);
    private final Map<String, DmnModelInstance> tables = read(MODELS, ".dmn", Dmn::readModelFromFile);
    private final Map<String, JsonNode> forms = read(FORMS, ".form", BpmnHouseRulesTest::json);
    private final Findings findings = new Findings();

    @Test
    void a_model_is_named_after_its_one_executable_process_and_says_how_long_history_is_kept() {
        models.forEach((file, model) -> {
            var processes = model.getModelElementsByType(Process.class);
            findings.check(processes.size() == 1, "%s holds %d processes", file, processes.size());
            for (var process : processes) {
                findings.check(file.equals(process.getId()), "%s holds the process %s", file, process.getId());
                findings.check(process.isExecutable(), "%s is not executable", file);
                findings.check(japanese(process.getName()), "%s: the process has no Japanese name", file);
                var retention = process.getCamundaHistoryTimeToLiveString();
                findings.check(
                        retention != null && RETENTION.matcher(retention).matches(),
                        "%s: historyTimeToLive is %s, wanted days such as P3650D",
                        file,
                        retention);
            }
        });
        findings.none();
    }

    @Test
    void every_node_has_a_typed_id_and_a_japanese_name() {
        each(FlowNode.class, (file, node) -> {
            findings.check(
                    node.getId().matches(prefix(node) + "_[A-Z][A-Za-z]+"),
                    "%s: %s should begin with %s_ and go on in CamelCase",
                    file,
                    node.getId(),
                    prefix(node));
            findings.check(
                    japanese(node.getName()),
                    "%s: %s is named %s, not in Japanese",
                    file,
                    node.getId(),
                    node.getName());
        });
        findings.none();
    }

    @Test
    void a_flow_is_named_after_where_it_comes_from() {
        each(SequenceFlow.class, (file, flow) -> {
            var source = flow.getSource();
            var expected =
                    "SequenceFlow_" + source.getId().substring(source.getId().indexOf('_') + 1);
            if (source instanceof Gateway) {
                findings.check(
                        flow.getId().startsWith(expected) && flow.getId().length() > expected.length(),
                        "%s: %s should be %s and an answer",
                        file,
                        flow.getId(),
                        expected);
                findings.check(japanese(flow.getName()), "%s: %s has no Japanese answer", file, flow.getId());
            } else {
                findings.check(flow.getId().equals(expected), "%s: %s should be %s", file, flow.getId(), expected);
            }
        });
        findings.none();
    }

    @Test
    void a_gateway_always_knows_the_way() {
        each(ExclusiveGateway.class, (file, gateway) -> {
            var otherwise = gateway.getDefault();
            findings.check(otherwise != null, "%s: %s has no default flow", file, gateway.getId());
            for (var flow : gateway.getOutgoing()) {
                findings.check(
                        flow.equals(otherwise) == (flow.getConditionExpression() == null),
                        "%s: %s: every flow but the default one has a condition",
                        file,
                        flow.getId());
            }
        });
        findings.none();
    }

    @Test
    void a_message_is_named_after_the_fact_it_tells() {
        each(
                Message.class,
                (file, message) -> findings.check(
                        message.getId().equals("Message_" + message.getName()),
                        "%s: %s is named %s",
                        file,
                        message.getId(),
                        message.getName()));
        findings.none();
    }

    @Test
    void every_node_and_every_flow_is_drawn_and_lines_are_straight() {
        models.forEach((file, model) -> {
            Set<String> shapes = new HashSet<>();
            for (var shape : model.getModelElementsByType(BpmnShape.class)) {
                shapes.add(shape.getBpmnElement().getId());
                if (shape.getBpmnElement() instanceof UserTask) {
                    var bounds = shape.getBounds();
                    findings.check(
                            bounds.getWidth() >= 160 && bounds.getHeight() >= 80,
                            "%s: %s is too small for its name",
                            file,
                            shape.getBpmnElement().getId());
                }
            }
            Set<String> edges = new HashSet<>();
            for (var edge : model.getModelElementsByType(BpmnEdge.class)) {
                edges.add(edge.getBpmnElement().getId());
                findings.check(straight(edge), "%s: %s runs askew", file, edge.getId());
            }
            for (var node : model.getModelElementsByType(FlowNode.class)) {
                findings.check(shapes.contains(node.getId()), "%s: %s is not drawn", file, node.getId());
            }
            for (var flow : model.getModelElementsByType(SequenceFlow.class)) {
                findings.check(edges.contains(flow.getId()), "%s: %s is not drawn", file, flow.getId());
            }
        });
        findings.none();
    }

    @Test
    void a_model_carries_no_code() {
        Set<String> elements =
                Set.of("scriptTask", "script", "connector", "businessRuleTask", "sendTask", "callActivity");
        Set<String> attributes = Set.of("class", "type", "expression", "topic", "resultVariable");
        models.keySet().forEach(file -> {
            NodeList all = xml(MODELS.resolve(file + ".bpmn")).getElementsByTagName("*");
            for (int i = 0; i < all.getLength(); i++) {
                Element element = (Element) all.item(i);
                findings.check(
                        !elements.contains(element.getLocalName()),
                        "%s: a %s stands in %s",
                        file,
                        element.getLocalName(),
                        where(element));
                for (var attribute : attributes) {
                    findings.check(
                            !element.hasAttributeNS(CAMUNDA, attribute),
                            "%s: %s uses camunda:%s",
                            file,
                            where(element),
                            attribute);
                }
                findings.check(
                        !element.hasAttribute("language"), "%s: %s names a script language", file, where(element));
            }
        });
        findings.none();
    }

    @Test
    void a_service_task_calls_a_delegate_by_name() {
        each(ServiceTask.class, (file, task) -> {
            var delegate = task.getCamundaDelegateExpression();
            findings.check(
                    delegate != null && DELEGATE.matcher(delegate).matches(),
                    "%s: %s calls %s, wanted ${verbObjectDelegate}",
                    file,
                    task.getId(),
                    delegate);
        });
        findings.none();
    }

    @Test
    void a_user_task_has_a_form_that_exists_a_role_and_a_due_date() {
        each(UserTask.class, (file, task) -> {
            var id = task.getId();
            var form = task.getCamundaFormRef();
            findings.check(form != null && forms.containsKey(form), "%s: %s: no form forms/%s.form", file, id, form);
            findings.check(
                    "deployment".equals(task.getCamundaFormRefBinding()),
                    "%s: %s does not keep the form that it was deployed with",
                    file,
                    id);
            var groups = task.getCamundaCandidateGroups();
            findings.check(
                    groups != null && roles().contains(groups.replaceFirst(":\\$\\{[a-z][A-Za-z]*}$", "")),
                    "%s: %s is for %s, which is no role",
                    file,
                    id,
                    groups);
            var due = STAGE_DATE.matcher(String.valueOf(task.getCamundaDueDate()));
            findings.check(
                    due.matches() && stages().contains(due.group(1)),
                    "%s: %s is due %s, wanted a stage's date",
                    file,
                    id,
                    task.getCamundaDueDate());
        });
        findings.none();
    }

    /** A plan's own sheet is drawn in place of the form that the model binds to the writing task. */
    private static Set<String> sheetsOfShippedPlans() throws IOException {
        var line = Pattern.compile("^ *sheet: *([a-z0-9-]+) *$", Pattern.MULTILINE);
        Set<String> sheets = new HashSet<>();
        try (var plans = Files.list(Path.of("src/main/resources/plans"))) {
            for (var plan : plans.toList()) {
                line.matcher(Files.readString(plan)).results().forEach(found -> sheets.add(found.group(1)));
            }
        }
        return sheets;
    }

    @Test
    void every_form_is_used_and_its_id_is_its_file() throws IOException {
        Set<String> used = new HashSet<>(sheetsOfShippedPlans());
        for (var model : models.values()) {
            for (var task : model.getModelElementsByType(UserTask.class)) {
                used.add(String.valueOf(task.getCamundaFormRef()));
            }
        }
        forms.forEach((file, form) -> {
            findings.check(used.contains(file), "neither a task nor a shipped plan uses forms/%s.form", file);
            findings.check(file.equals(form.path("id").asText()), "forms/%s.form has the id %s", file, form.path("id"));
        });
        findings.none();
    }

    @Test
    void a_field_can_be_drawn_is_labelled_in_japanese_and_says_whether_citizens_read_it() {
        forms.forEach((file, form) -> {
            Set<String> keys = new HashSet<>();
            for (var field : form.path("components")) {
                var type = field.path("type").asText();
                findings.check(DRAWN.contains(type), "%s: nobody draws a %s", file, type);
                if ("text".equals(type)) {
                    continue;
                }
                var key = field.path("key").asText();
                findings.check(key.matches("[a-z][a-z0-9_]*"), "%s: the key %s", file, field.path("key"));
                findings.check(keys.add(key), "%s: %s stands twice", file, key);
                findings.check(japanese(field.path("label").asText()), "%s: %s has no Japanese label", file, key);
                findings.check(
                        field.path("description").asText().matches("[^。]+。"),
                        "%s: the help of %s is not one sentence",
                        file,
                        key);
                boolean choice = Set.of("select", "radio").contains(type);
                findings.check(
                        choice == (field.path("values").size() > 0 ^ field.hasNonNull("valuesKey")),
                        "%s: %s needs either values or a scale, and only where something is chosen",
                        file,
                        key);
                for (var property : List.of("public", "carry")) {
                    findings.check(
                            SWITCHES.contains(
                                    field.path("properties").path(property).asText()),
                            "%s: %s does not say whether it is %s",
                            file,
                            key,
                            property);
                }
                findings.check(
                        !type.startsWith("text") || field.path("validate").hasNonNull("maxLength"),
                        "%s: %s may be endless",
                        file,
                        key);
            }
            findings.check(!keys.isEmpty(), "%s has no field", file);
        });
        findings.none();
    }

    @Test
    void a_timer_stands_on_a_task_lets_it_go_on_and_fires_at_a_date_of_the_ladder() {
        each(TimerEventDefinition.class, (file, timer) -> {
            findings.check(
                    timer.getTimeCycle() == null && timer.getTimeDuration() == null,
                    "%s: %s repeats or counts; missed periods would be lost",
                    file,
                    timer.getId());
            var date = timer.getTimeDate();
            var match = RUNG_DATE.matcher(date == null ? "" : date.getTextContent());
            findings.check(
                    match.matches() && stages().contains(match.group(1)) && rungs().contains(match.group(2)),
                    "%s: %s has no date of the ladder",
                    file,
                    timer.getId());
            if (timer.getParentElement() instanceof BoundaryEvent event) {
                findings.check(!event.cancelActivity(), "%s: %s takes the task away", file, event.getId());
                findings.check(
                        event.getAttachedTo() instanceof UserTask,
                        "%s: %s stands on no user task",
                        file,
                        event.getId());
            } else {
                findings.check(false, "%s: %s stands on no task", file, timer.getId());
            }
        });
        findings.none();
    }

    @Test
    void timers_of_a_task_ask_for_its_own_stage_and_each_rung_once() {
        models.forEach((file, model) -> {
            Map<String, Set<String>> rungsOfTask = new TreeMap<>();
            for (var event : model.getModelElementsByType(BoundaryEvent.class)) {
                if (byMessage(event)) {
                    continue;
                }
                var task = (UserTask) event.getAttachedTo();
                var own = STAGE_DATE.matcher(String.valueOf(task.getCamundaDueDate()));
                var asked = RUNG_DATE.matcher(event.getTextContent().strip());
                findings.check(
                        own.matches() && asked.find() && own.group(1).equals(asked.group(1)),
                        "%s: %s asks for another stage than its task",
                        file,
                        event.getId());
                var stage = own.matches() ? own.group(1) : "";
                var rung = asked.reset().find() ? asked.group(2) : "";
                findings.check(
                        event.getId().toUpperCase(Locale.ROOT).endsWith(rung) && !rung.isEmpty(),
                        "%s: %s asks for %s",
                        file,
                        event.getId(),
                        rung);
                findings.check(
                        rungsOfTask
                                .computeIfAbsent(task.getId(), id -> new HashSet<>())
                                .add(rung),
                        "%s: %s has %s twice",
                        file,
                        task.getId(),
                        rung);
                for (var flow : event.getOutgoing()) {
                    var told = inputs(flow.getTarget()).get("stage");
                    findings.check(
                            stage.equals(told),
                            "%s: %s chases for %s",
                            file,
                            flow.getTarget().getId(),
                            told);
                }
            }
            for (var task : model.getModelElementsByType(UserTask.class)) {
                findings.check(
                        rungsOfTask
                                .getOrDefault(task.getId(), Set.of())
                                .containsAll(Set.of(Rung.REMINDER.name(), Rung.OVERDUE.name())),
                        "%s: nobody is reminded of %s, or nobody told that it is late",
                        file,
                        task.getId());
            }
        });
        findings.none();
    }

    /** A report and then the end: somebody gives the work up. */
    private static boolean endsAfter(FlowNode node) {
        return node instanceof ServiceTask
                && node.getOutgoing().stream().allMatch(flow -> flow.getTarget() instanceof EndEvent);
    }

    @Test
    void a_message_on_a_task_is_told_by_a_fact_and_takes_the_task_away() {
        each(BoundaryEvent.class, (file, event) -> {
            if (!byMessage(event)) {
                return;
            }
            var message = event.getEventDefinitions().stream()
                    .map(MessageEventDefinition.class::cast)
                    .findFirst()
                    .orElseThrow()
                    .getMessage();
            findings.check(event.cancelActivity(), "%s: %s leaves the task open", file, event.getId());
            findings.check(
                    message != null && event.getId().endsWith(message.getName()),
                    "%s: %s hears %s",
                    file,
                    event.getId(),
                    message == null ? "nothing" : message.getName());
            event.getOutgoing()
                    .forEach(flow -> findings.check(
                            flow.getTarget() instanceof UserTask || endsAfter(flow.getTarget()),
                            "%s: %s leads to no user task and to no end",
                            file,
                            event.getId()));
        });
        findings.none();
    }

    private static boolean byMessage(BoundaryEvent event) {
        return event.getEventDefinitions().stream().anyMatch(MessageEventDefinition.class::isInstance);
    }

    @Test
    void the_rung_table_has_one_row_for_each_rung_that_a_timer_asks_for_and_no_other() {
        Set<String> asked = new LinkedHashSet<>();
        for (var model : models.values()) {
            for (var timer : model.getModelElementsByType(TimerEventDefinition.class)) {
                var date = RUNG_DATE.matcher(timer.getTextContent().strip());
                if (date.matches()) {
                    asked.add(date.group(1) + " " + date.group(2));
                }
            }
        }
        assertThat(asked).as("rungs that timers ask for").isNotEmpty();
        Set<String> rows = new LinkedHashSet<>();
        for (var row : chaseRows()) {
            findings.check(rows.add(row.name()), "chase has %s twice", row.name());
            findings.check(asked.contains(row.name()), "no timer asks for the row %s of chase", row.name());
        }
        asked.forEach(name -> findings.check(rows.contains(name), "chase has no row %s", name));
        findings.none();
    }

    @Test
    void the_rung_table_tells_known_roles_on_days_in_the_order_of_the_ladder() {
        Map<String, Map<Rung, Integer>> days = new TreeMap<>();
        for (var row : chaseRows()) {
            var recipients = Arrays.asList(row.recipients().split(",", -1));
            findings.check(names(Addressee.values()).containsAll(recipients), "%s: recipients are no addressees", row);
            findings.check(new HashSet<>(recipients).size() == recipients.size(), "%s: somebody stands twice", row);
            findings.check(names(Tone.values()).contains(row.tone()), "%s: no such tone", row);
            findings.check(names(Channel.values()).contains(row.channel()), "%s: no such channel", row);
            boolean known = stages().contains(row.stage()) && rungs().contains(row.rung());
            boolean number = row.workingDays().matches("-?[0-9]+");
            findings.check(known && number, "%s: unknown stage or rung, or no number of days", row);
            if (known && number) {
                days.computeIfAbsent(row.stage(), stage -> new TreeMap<>())
                        .put(Rung.valueOf(row.rung()), Integer.valueOf(row.workingDays()));
            }
        }
        days.forEach((stage, ladder) -> {
            var order = List.copyOf(ladder.values());
            findings.check(
                    order.equals(order.stream().distinct().sorted().toList()),
                    "%s: a later rung does not come later: %s",
                    stage,
                    ladder);
        });
        findings.none();
    }

    @Test
    void a_decision_table_is_named_after_its_decision_unique_and_says_how_long_history_is_kept() {
        tables.forEach((file, table) -> {
            for (var decision : table.getModelElementsByType(Decision.class)) {
                findings.check(file.equals(decision.getId()), "%s holds the decision %s", file, decision.getId());
                findings.check(japanese(decision.getName()), "%s: the decision has no Japanese name", file);
                var retention = decision.getCamundaHistoryTimeToLiveString();
                findings.check(
                        retention != null && RETENTION.matcher(retention).matches(),
                        "%s: historyTimeToLive is %s",
                        file,
                        retention);
            }
            for (var decision : table.getModelElementsByType(DecisionTable.class)) {
                findings.check(decision.getHitPolicy() == HitPolicy.UNIQUE, "%s is not UNIQUE", file);
            }
        });
        findings.none();
    }

    /** A row of the rung table as it is written. */
    private record Row(String stage, String rung, String workingDays, String recipients, String tone, String channel) {

        String name() {
            return stage + " " + rung;
        }
    }

    private List<Row> chaseRows() {
        assertThat(tables).containsKey("chase");
        List<Row> rows = new ArrayList<>();
        for (var chase : tables.values()) {
            List<String> columns = new ArrayList<>();
            for (Input input : chase.getModelElementsByType(Input.class)) {
                columns.add(
                        input.getInputExpression().getText().getTextContent().strip());
            }
            for (Output output : chase.getModelElementsByType(Output.class)) {
                columns.add(output.getName());
            }
            assertThat(columns).containsExactly("stage", "rung", "workingDays", "recipients", "tone", "channel");
            for (Rule rule : chase.getModelElementsByType(Rule.class)) {
                var cells = Stream.concat(rule.getInputEntries().stream(), rule.getOutputEntries().stream())
                        .map(cell -> cell.getTextContent().strip().replaceAll("^\"|\"$", ""))
                        .toList();
                assertThat(cells).as("cells of %s", rule.getId()).hasSameSizeAs(columns);
                rows.add(new Row(cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4), cells.get(5)));
            }
        }
        assertThat(rows).as("rows of bpmn/chase.dmn").isNotEmpty();
        return rows;
    }

    private <T extends ModelElementInstance> void each(Class<T> type, BiConsumer<String, T> rule) {
        models.forEach(
                (file, model) -> model.getModelElementsByType(type).forEach(element -> rule.accept(file, element)));
    }

    private static String prefix(FlowNode node) {
        if (node instanceof Gateway) {
            return "Gateway";
        }
        var type = node.getElementType().getTypeName();
        return Character.toUpperCase(type.charAt(0)) + type.substring(1);
    }

    private static boolean japanese(@Nullable String name) {
        return name != null
                && JAPANESE.matcher(name).find()
                && !LATIN.matcher(name).find();
    }

    private static boolean straight(BpmnEdge edge) {
        var points = List.copyOf(edge.getWaypoints());
        for (int i = 1; i < points.size(); i++) {
            var from = points.get(i - 1);
            var to = points.get(i);
            if (!from.getX().equals(to.getX()) && !from.getY().equals(to.getY())) {
                return false;
            }
        }
        return points.size() > 1;
    }

    private static Map<String, String> inputs(FlowNode node) {
        Map<String, String> inputs = new TreeMap<>();
        for (CamundaInputParameter input :
                node.getModelInstance().getModelElementsByType(CamundaInputParameter.class)) {
            if (within(input, node)) {
                inputs.put(input.getCamundaName(), input.getTextContent().strip());
            }
        }
        return inputs;
    }

    private static boolean within(ModelElementInstance element, FlowNode ancestor) {
        for (var parent = element.getParentElement(); parent != null; parent = parent.getParentElement()) {
            if (parent.equals(ancestor)) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> stages() {
        var stages = new LinkedHashSet<>(names(Stage.values()));
        stages.addAll(names(ProposalStage.values()));
        return stages;
    }

    private static Set<String> rungs() {
        return names(Rung.values());
    }

    private static Set<String> roles() {
        return names(Role.values());
    }

    private static Set<String> names(Enum<?>[] constants) {
        Set<String> names = new LinkedHashSet<>();
        for (var constant : constants) {
            names.add(constant.name());
        }
        return names;
    }

    private static JsonNode json(File file) {
        try {
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The id of the element or of the nearest one round it that has one. */
    private static String where(Element element) {
        for (Node node = element; node instanceof Element at; node = node.getParentNode()) {
            if (at.hasAttribute("id")) {
                return at.getAttribute("id");
            }
        }
        return element.getTagName();
    }

    private static Document xml(Path file) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalArgumentException(file + " cannot be read", e);
        }
    }

    /** Files of a folder by their name without the ending; never none. */
    private static <T> Map<String, T> read(Path folder, String ending, Function<File, T> reader) {
        try (Stream<Path> files = Files.list(folder)) {
            Map<String, T> read = new TreeMap<>();
            files.filter(file -> file.toString().endsWith(ending)).forEach(file -> {
                var name = file.getFileName().toString();
                read.put(name.substring(0, name.length() - ending.length()), reader.apply(file.toFile()));
            });
            assertThat(read).as("%s/*%s", folder, ending).isNotEmpty();
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that is wrong at once, and a failure when there was nothing to look at. */
    private static final class Findings {

        private final Collection<String> wrong = new LinkedHashSet<>();
        private int looked;

        void check(boolean fine, String message, @Nullable Object... arguments) {
            looked++;
            if (!fine) {
                wrong.add(String.format(message, arguments));
            }
        }

        void none() {
            assertThat(looked).as("things looked at").isPositive();
            assertThat(wrong).as(wrong.stream().collect(joining("\n"))).isEmpty();
        }
    }
}
