package io.earshot.bench.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** True delays, sorted; percentile p has the contract's rank {@code min(n - 1, floor(p * n))}. */
record Samples(List<Double> sortedMillis) {

  static Samples of(Collection<Double> millis) {
    assertThat(millis).as("true samples").isNotEmpty();
    return new Samples(millis.stream().sorted().toList());
  }

  static Samples pooled(Collection<Samples> parts) {
    List<Double> all = new ArrayList<>();
    parts.forEach(part -> all.addAll(part.sortedMillis));
    return of(all);
  }

  int count() {
    return sortedMillis.size();
  }

  double p50() {
    return percentile(0.5);
  }

  double p95() {
    return percentile(0.95);
  }

  private double percentile(double p) {
    return sortedMillis.get(Math.min(count() - 1, (int) (p * count())));
  }

  /** Holds the delay of a hop in the report against these. */
  void assertThatTheyAre(JsonNode hop, double toleranceMillis) {
    JsonNode delay = hop.path("delayMillis");
    assertThat(delay.path("count").intValue()).as("samples of %s", hop).isEqualTo(count());
    assertThat(delay.path("p50").doubleValue())
        .as("p50 of %s", hop)
        .isCloseTo(p50(), within(toleranceMillis));
    assertThat(delay.path("p95").doubleValue())
        .as("p95 of %s", hop)
        .isCloseTo(p95(), within(toleranceMillis));
  }
}
