package io.earshot.alerts.rule.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.alerts.rule.definition.Flapping;
import io.earshot.alerts.rule.definition.NoData;
import io.earshot.alerts.rule.definition.Rule;
import io.earshot.alerts.rule.definition.Subject;
import io.earshot.alerts.rule.metric.Measure;
import io.earshot.alerts.rule.yaml.Problem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RulesReadingTest {

  @Test
  void whatIsLeftOutHasItsDefault() {
    RulesReading reading = read("  - {alert: A, metric: ice_rtt, scope: call, above: 100ms}");
    assertThat(reading.problems()).isEmpty();
    Rule rule = Objects.requireNonNull(reading.rules().named("A"));
    Subject.Metered subject = (Subject.Metered) rule.subject();
    assertThat(subject.measure()).isEqualTo(Measure.P95);
    assertThat(subject.windowSeconds()).isEqualTo(1);
    assertThat(subject.minSamples()).isEqualTo(20);
    assertThat(rule.timing().intervalSeconds()).isEqualTo(1);
    assertThat(rule.timing().forSeconds()).isZero();
    assertThat(rule.noData()).isEqualTo(new NoData(60, NoData.Then.RESOLVE));
    assertThat(rule.flapping()).isEqualTo(Flapping.USUAL);
    assertThat(rule.limit()).isEqualTo(1000);
    assertThat(rule.condition().mildest()).isEqualTo("warning");
    assertThat(reading.countByFile()).containsExactly(Map.entry("a.yml", 1));
  }

  @Test
  void severitiesGoFromTheMildestToTheWorst() {
    Rule above = rule("above: {critical: 200ms, warning: 100ms}");
    assertThat(above.condition().severities())
        .extracting(severity -> severity.name())
        .containsExactly("warning", "critical");
    Rule below = rule("below: {critical: 10ms, warning: 20ms}");
    assertThat(below.condition().mildest()).isEqualTo("warning");
  }

  @Test
  void anUnknownNameIsToldWithItsLineAndTheNearestOne() {
    assertThat(
            problems(
                """
              - alert: A
                metric: ice_rrt
                scope: call
                above: 100ms
              - alert: B
                metric: jitter
                scope: strem
                above: 30ms
                windw: 5s
            """))
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith("a.yml:4: unknown metric 'ice_rrt'; expected one of packet_loss, ")
                    .endsWith("; did you mean 'ice_rtt'?"),
            line ->
                assertThat(line)
                    .startsWith("a.yml:9: unknown scope 'strem'; expected one of stream, leg, ")
                    .endsWith("; did you mean 'stream'?"),
            line ->
                assertThat(line)
                    .startsWith("a.yml:11: unknown key 'windw'; expected one of alert, metric, ")
                    .endsWith("; did you mean 'window'?"));
  }

  @Test
  void aScopeMustFitItsMetric() {
    assertThat(problem("{alert: A, metric: ice_rtt, scope: stream, above: 1ms}"))
        .isEqualTo(
            "a.yml:3: scope: found 'stream'; expected a scope that ice_rtt can be told apart by:"
                + " participant, call, agent, room, sfu, worker, region, language_pair, fleet");
  }

  @Test
  void numbersCarryTheUnitOfTheirMetric() {
    assertThat(problem("{alert: A, metric: ice_rtt, scope: call, above: 100}"))
        .isEqualTo("a.yml:3: above: found '100'; expected a time such as 100ms or 1.5s");
    assertThat(problem("{alert: A, metric: packet_loss, scope: call, above: 2ms}"))
        .isEqualTo("a.yml:3: above: found '2ms'; expected a share such as 2% or 0.02");
  }

  @Test
  void hysteresisThatContradictsItselfIsRefused() {
    assertThat(problem("{alert: A, metric: ice_rtt, scope: call, above: 100ms, clear: 101ms}"))
        .startsWith("a.yml:3: clear: found '101ms'; expected at most 100 ms");
    assertThat(problem("{alert: A, metric: ice_rtt, scope: call, below: 100ms, clear: 99ms}"))
        .startsWith("a.yml:3: clear: found '99ms'; expected at least 100 ms");
    assertThat(rule("above: 100ms, clear: 100ms").condition().clear()).isEqualTo(100);
  }

  @Test
  void oneThresholdIsNeeded() {
    assertThat(problem("{alert: A, metric: ice_rtt, scope: call}"))
        .isEqualTo("a.yml:3: found no threshold; expected one of 'above' and 'below'");
    assertThat(problem("{alert: A, metric: ice_rtt, scope: call, above: 2ms, below: 1ms}"))
        .contains("found both 'above' and 'below'");
    assertThat(problem("{alert: A, metric: tick, scope: fleet, measure: absent, above: 2}"))
        .contains("found 'above' beside 'measure: absent'");
  }

  @Test
  void twinsAreRefusedAcrossFiles() {
    String rule = "version: 1\nrules:\n  - {alert: A, metric: ice_rtt, scope: call, above: 1ms}";
    RulesReading reading =
        RulesReading.of(List.of(new RulesSource("a.yml", rule), new RulesSource("b.yml", rule)));
    assertThat(reading.problems())
        .singleElement()
        .extracting(Problem::toString)
        .asString()
        .startsWith("b.yml:3: alert: 'A' is the name of another rule");
    assertThatThrownBy(reading::rules).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void inhibitionInACircleIsRefused() {
    assertThat(
            problems(
                """
                  - {alert: A, metric: ice_rtt, scope: call, above: 1ms, inhibits: {alerts: B}}
                  - {alert: B, roll_up: C, scope: call, above: 1}
                  - {alert: C, metric: ice_rtt, scope: call, above: 1ms, inhibits: {alerts: A}}
                """))
        .singleElement()
        .asString()
        .startsWith("a.yml:3: inhibition goes in a circle: A > B > C > A");
    assertThat(problem("{alert: A, roll_up: A, scope: call, above: 1}"))
        .contains("goes in a circle: A > A");
    assertThat(rule("above: 1ms, inhibits: {alerts: all}").inhibits().names("B")).isTrue();
  }

  @Test
  void rulesThatAreNamedMustExist() {
    assertThat(problem("{alert: Loss, roll_up: Los, scope: sfu, above: 1}"))
        .isEqualTo(
            "a.yml:3: roll_up: no rule is named 'Los'; expected the name of another rule;"
                + " did you mean 'Loss'?");
    assertThat(problem("{alert: A, metric: tick, scope: fleet, above: 1, inhibits: {alerts: Z}}"))
        .contains("inhibits.alerts: no rule is named 'Z'");
    assertThat(
            problem(
                "{alert: A, metric: tick, scope: fleet, above: 1,"
                    + " inhibits: {alerts: NoData, equal: session}}"))
        .contains("equal: found 'session'; expected labels that this rule's alerts know: ");
  }

  @Test
  void aTextAboutALabelThatNothingKnowsIsRefused() {
    assertThat(
            problems(
                """
                  - alert: A
                    metric: ice_rtt
                    scope: call
                    above: 1ms
                    labels: {team: voice}
                    annotations:
                      good: "{{ $labels.session }} {{ $labels.team }} {{ $value }}"
                      bad: "{{ $labels.sesion }}"
                      torn: "{{ $value }"
                """))
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith("a.yml:10: annotations.bad: nothing is known as '$labels.sesion';")
                    .endsWith("; did you mean 'labels.session'?"),
            line -> assertThat(line).startsWith("a.yml:11: annotations.torn: braces without"));
  }

  @Test
  void labelsThatHideOthersOrChangeAreRefused() {
    String start = "{alert: A, metric: ice_rtt, scope: call, above: 1ms, labels: ";
    assertThat(problem(start + "{session: all}}")).contains("'session' hides the one that");
    assertThat(problem(start + "{severity: high}}")).contains("labels: found 'severity'");
    assertThat(problem(start + "{team: '{{ $value }}'}}")).contains("expected a fixed text");
    assertThat(problem(start + "{a-b: c}}")).contains("expected names of letters, digits and _");
  }

  @Test
  void keysTwiceAndValuesOfTheWrongFormAreRefused() {
    assertThat(problem("{alert: A, alert: B, metric: tick, scope: fleet, above: 1}"))
        .isEqualTo("a.yml:3: found 'alert' a second time; expected it once, as in line 3");
    assertThat(problem("{alert: [A], metric: tick, scope: fleet, above: 1}"))
        .isEqualTo("a.yml:3: found a list; expected a single value");
    assertThat(problem("{alert: A, metric: tick, scope: fleet, above: 1, for: 1.5s}"))
        .isEqualTo("a.yml:3: for: found '1.5s'; expected whole seconds such as 90s, 5m or 1h30m");
    assertThat(problem("{alert: A, metric: tick, scope: fleet, above: 1, interval: 7s}"))
        .contains("a length that divides a day");
    assertThat(problem("{alert: NoData, metric: tick, scope: fleet, above: 1}"))
        .contains("expected a name that Earshot does not use itself");
  }

  @Test
  void whatIsNoYamlIsToldInOneLine() {
    assertThat(text("version: 1\nrules: [\n")).startsWith("a.yml:3: not YAML: ");
    assertThat(text("")).isEqualTo("a.yml:1: found nothing; expected a map with keys");
    assertThat(text("- a")).isEqualTo("a.yml:1: found a list; expected a map of keys and values");
    assertThat(text("version: 2\nrules: []")).contains("version: found '2'; expected one of 1");
    assertThat(text("a: &x [1]\nb: *x")).startsWith("a.yml:").contains("not YAML: ");
    assertThat(text("rules: []\nversion: \u0007")).contains("not YAML");
  }

  /** A file that is nested without end must not end the process. */
  @Test
  void nestingWithoutEndIsRefused() {
    assertThat(text("[".repeat(200_000))).startsWith("a.yml:").doesNotContain("\n");
  }

  @Test
  void theHashIsThatOfTheRuleNotOfItsForm() {
    Rule flow = rule("above: 100ms, for: 5s");
    Rule block =
        Objects.requireNonNull(
            read("""
                      - metric: "ice_rtt"   # a comment
                        alert: A
                        for: 5s
                        above: 100ms
                        scope: call
                    """)
                .rules()
                .named("A"));
    assertThat(block.hash()).isEqualTo(flow.hash()).hasSize(32);
    assertThat(rule("above: 101ms, for: 5s").hash()).isNotEqualTo(flow.hash());
  }

  private static Rule rule(String more) {
    RulesReading reading = read("  - {alert: A, metric: ice_rtt, scope: call, " + more + "}");
    assertThat(reading.problems()).isEmpty();
    return Objects.requireNonNull(reading.rules().named("A"));
  }

  private static String problem(String rule) {
    List<String> problems = problems("  - " + rule);
    assertThat(problems).hasSize(1);
    return problems.get(0);
  }

  private static List<String> problems(String rules) {
    return read(rules).problems().stream().map(Problem::toString).toList();
  }

  private static String text(String text) {
    return RulesReading.of(List.of(new RulesSource("a.yml", text))).problems().get(0).toString();
  }

  private static RulesReading read(String rules) {
    return RulesReading.of(List.of(new RulesSource("a.yml", "version: 1\nrules:\n" + rules)));
  }
}
