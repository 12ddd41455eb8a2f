package io.earshot.console.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesCapTest {

  private static final int HOSTILE = 10_000;
  private static final List<String> OTHER = List.of(SeriesCap.OTHER);

  private final Metrics metrics = new Metrics();
  private int first;
  private int count;

  SeriesCapTest() {
    metrics.add(
        scrape -> {
          for (int i = first; i < first + count; i++) {
            scrape.put(Metric.AGENT_DROPPED, 1, "reason-" + i);
          }
        });
  }

  @Test
  void tenThousandReasonsAreTwoHundredSeriesAndOneThatHoldsAllOthers() {
    Scrape scrape = scrape(0, HOSTILE);
    assertThat(scrape.numbers(Metric.AGENT_DROPPED))
        .hasSize(SeriesCap.MAX_SERIES + 1)
        .containsEntry(List.of("reason-199"), 1.0)
        .containsEntry(OTHER, (double) (HOSTILE - SeriesCap.MAX_SERIES));
    assertThat(scrape.numbers(Metric.FOLDED_SERIES))
        .containsEntry(
            List.of(Metric.AGENT_DROPPED.key()), (double) (HOSTILE - SeriesCap.MAX_SERIES));
  }

  @Test
  void aSeriesKeepsItsNameForEverAndNothingIsFreed() {
    scrape(0, SeriesCap.MAX_SERIES);
    assertThat(scrape(5_000, HOSTILE).numbers(Metric.AGENT_DROPPED))
        .containsOnlyKeys(List.of(OTHER));
    assertThat(scrape(0, 1).numbers(Metric.AGENT_DROPPED)).containsOnlyKeys(List.of("reason-0"));
  }

  @Test
  void oneMetricsReasonsTakeNoRoomFromAnother() {
    metrics.add(scrape -> scrape.put(Metric.CONNECTION_FAILURES, 3, "ice"));
    assertThat(scrape(0, HOSTILE).numbers(Metric.CONNECTION_FAILURES))
        .containsEntry(List.of("ice"), 3.0);
  }

  @Test
  void aValueOfManyCharactersIsNobodysReason() {
    metrics.add(scrape -> scrape.put(Metric.AGENT_DROPPED, 1, "x".repeat(101)));
    metrics.add(scrape -> scrape.put(Metric.AGENT_DROPPED, 1, "y".repeat(100)));
    assertThat(scrape(0, 0).numbers(Metric.AGENT_DROPPED))
        .containsOnlyKeys(List.of(OTHER, List.of("y".repeat(100))));
  }

  @Test
  void nothingIsSaidOfWhatIsUnknown() {
    metrics.add(scrape -> scrape.put(Metric.EVENT_TIME_LAG, null, "live"));
    assertThat(scrape(0, 0).numbers(Metric.EVENT_TIME_LAG)).isEmpty();
  }

  private Scrape scrape(int newFirst, int newCount) {
    first = newFirst;
    count = newCount;
    return metrics.scrape();
  }
}
