package io.earshot.alerts.rule.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.earshot.alerts.rule.metric.Measure;
import io.earshot.alerts.rule.metric.Metric;
import io.earshot.alerts.rule.metric.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What editors say of a rules file is what {@code rules check} says. */
class RulesSchemaTest {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String SCHEMA_TEXT = resource("/io/earshot/alerts/rules.schema.json");
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(SCHEMA_TEXT, InputFormat.JSON);

  @Test
  void theDefaultRulesAreSoundInBoth() throws JsonProcessingException {
    RulesSource defaults = DefaultRules.source();
    RulesReading reading = RulesReading.of(List.of(defaults));
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.rules().size()).isEqualTo(21);
    assertThat(errors(defaults.text())).isEmpty();
  }

  @Test
  void namesAreThoseOfTheCatalogue() throws JsonProcessingException {
    JsonNode rule = MAPPER.readTree(SCHEMA_TEXT).at("/$defs/rule/properties");
    assertThat(texts(rule.at("/metric/enum"))).isEqualTo(Metric.keys());
    assertThat(texts(rule.at("/scope/enum"))).isEqualTo(Scope.keys());
    assertThat(texts(rule.at("/measure/enum")))
        .isEqualTo(Arrays.stream(Measure.values()).map(Measure::key).toList());
    assertThat(rule.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(RuleReader.KEYS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alert: A, metric: ice_rrt, scope: call, above: 1ms",
        "alert: A, metric: ice_rtt, scope: calls, above: 1ms",
        "alert: A, metric: ice_rtt, scope: call, above: 1ms, windw: 5s",
        "alert: A, metric: ice_rtt, scope: call",
        "alert: A, metric: ice_rtt, scope: call, above: 1ms, below: 2ms",
        "alert: A, metric: ice_rtt, scope: call, above: 1 hour",
        "alert: A, metric: ice_rtt, scope: call, above: {Warning: 1ms}",
        "alert: A, metric: ice_rtt, scope: call, above: 1ms, for: 1.5s",
        "alert: A, metric: ice_rtt, scope: call, above: 1ms, no_data: {then: page}",
        "alert: A, metric: ice_rtt, scope: call, above: 1ms, flapping: never",
        "alert: A, metric: ice_rtt, scope: call, above: 1ms, min_samples: 0",
        "alert: A, metric: ice_rtt, scope: call, above: 1ms, labels: {alert: x}",
        "alert: A, metric: ice_rtt, scope: call, above: 1ms, inhibits: {equal: session}",
        "alert: A, metric: ice_rtt, roll_up: B, scope: call, above: 1ms",
        "alert: A, roll_up: B, scope: call, above: 1, window: 5s",
        "alert: A, metric: tick, scope: fleet, measure: absent, above: 1",
        "alert: NoData, metric: tick, scope: fleet, above: 1",
        "alert: 1A, metric: tick, scope: fleet, above: 1",
        "metric: tick, scope: fleet, above: 1",
      })
  void bothRefuseTheSame(String rule) throws JsonProcessingException {
    String text = "version: 1\nrules:\n  - {" + rule + "}\n";
    assertThat(errors(text)).isNotEmpty();
    assertThat(RulesReading.of(List.of(new RulesSource("a.yml", text))).problems()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alert: A, metric: ice_rtt, scope: call, above: 0.5s, clear: 100ms, limit: 5",
        "alert: A, metric: packet_loss, scope: stream, above: 2%, where: {leg: uplink}",
        "alert: A, metric: packet_loss, scope: fleet, above: {warning: 0.02, critical: .05}",
        "alert: A, metric: tick, scope: fleet, measure: absent, for: 0, severity: page",
        "alert: A, metric: jitter, scope: leg, below: 1ms, flapping: {cycles: 2}",
        "alert: A, metric: jitter, scope: leg, above: 1ms, inhibits: {alerts: all, equal: [session]}",
      })
  void bothTakeTheSame(String rule) throws JsonProcessingException {
    String text = "version: 1\nrules:\n  - {" + rule + "}\n";
    assertThat(errors(text)).isEmpty();
    assertThat(RulesReading.of(List.of(new RulesSource("a.yml", text))).problems()).isEmpty();
  }

  private static List<String> errors(String yaml) throws JsonProcessingException {
    Object document = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return SCHEMA.validate(MAPPER.writeValueAsString(document), InputFormat.JSON).stream()
        .map(Object::toString)
        .toList();
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  private static String resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(RulesSchemaTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
