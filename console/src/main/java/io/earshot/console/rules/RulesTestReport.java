package io.earshot.console.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.earshot.alerts.rule.scenario.NoticeRow;
import io.earshot.alerts.rule.scenario.ScenarioResult;
import io.earshot.alerts.rule.scenario.TransitionRow;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The document of {@code rules test --report json}. Component names are the contract. */
record RulesTestReport(List<TestedFile> files) {

  /**
   * One file.
   *
   * @param problems why its scenarios could not be read; absent where they could
   */
  record TestedFile(
      String file,
      boolean passed,
      List<Result> scenarios,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> problems) {}

  /**
   * One scenario.
   *
   * @param expectedSent absent where the scenario does not say what is told
   * @param complaints what else is not as expected
   */
  record Result(
      String name,
      boolean passed,
      List<Change> expected,
      List<Change> actual,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Sent> expectedSent,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Sent> actualSent,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> complaints) {

    static Result of(ScenarioResult result) {
      return new Result(
          result.name(),
          result.passed(),
          result.expected().stream().map(Change::of).toList(),
          result.actual().stream().map(Change::of).toList(),
          sent(result.expectedSent()),
          sent(result.actualSent()),
          result.complaints());
    }

    private static @Nullable List<Sent> sent(@Nullable List<NoticeRow> rows) {
      return rows == null ? null : rows.stream().map(Sent::of).toList();
    }
  }

  /**
   * One change of an alert.
   *
   * @param reason null = expected with any
   * @param severity null = expected with any
   */
  record Change(
      int tick,
      String rule,
      Map<String, String> labels,
      String from,
      String to,
      @Nullable String reason,
      @Nullable String severity) {

    static Change of(TransitionRow row) {
      return new Change(
          row.tick(),
          row.rule(),
          row.labels().asMap(),
          row.from(),
          row.to(),
          row.reason(),
          row.severity());
    }
  }

  /** One time that somebody is told. */
  record Sent(int tick, String rule, Map<String, String> labels, String state) {

    static Sent of(NoticeRow row) {
      return new Sent(row.tick(), row.rule(), row.labels().asMap(), row.state());
    }
  }
}
