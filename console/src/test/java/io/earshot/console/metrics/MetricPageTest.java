package io.earshot.console.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page says which metrics there are; also the command that writes it. */
class MetricPageTest {

  private static final Path PAGE = Path.of("../docs/metrics.md");
  private static final String REGENERATE =
      "./mvnw -q -pl console -am test -Dtest=MetricPageTest -Dearshot.pages=write"
          + " -Dsurefire.failIfNoSpecifiedTests=false";
  private static final boolean WRITES = "write".equals(System.getProperty("earshot.pages"));

  /** Bounded lists of ours, and what passes through the cap. Nothing else may become a label. */
  private static final Set<String> LABELS =
      Set.of(
          "version",
          "of",
          "hop",
          "leg",
          "scale",
          "from",
          "reason",
          "state",
          "rule",
          "severity",
          "verdict",
          "kind",
          "receiver",
          "outcome",
          "stage",
          "metric");

  @Test
  void thePageIsUpToDate() throws IOException {
    String text =
        MetricPage.text("Written from the code; after a change of it run\n`" + REGENERATE + "`.");
    if (WRITES) {
      Files.writeString(PAGE, text);
    }
    assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
        .as("docs/metrics.md is stale; run %s", REGENERATE)
        .isEqualTo(text);
  }

  @Test
  void namesEndAsTheirKindAndUnitDo() {
    for (Metric metric : Metric.values()) {
      assertThat(metric.key()).matches("earshot_[a-z_]+").doesNotContain("__");
      assertThat(metric.key().endsWith("_total"))
          .as(metric.key())
          .isEqualTo(metric.kind() == MetricKind.COUNTER);
      assertThat(metric.key()).doesNotContainPattern("milli|micro|percent|_ms|_us");
      assertThat(metric.help()).endsWith(".");
    }
    assertThat(Arrays.stream(Metric.values()).map(Metric::key).collect(Collectors.toSet()))
        .hasSize(Metric.values().length);
  }

  @Test
  void noLabelNamesACallAPersonOrAnAddress() {
    assertThat(Metric.values())
        .allSatisfy(metric -> assertThat(LABELS).containsAll(metric.labels()));
  }
}
