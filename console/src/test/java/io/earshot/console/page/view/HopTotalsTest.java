package io.earshot.console.page.view;

import static io.earshot.console.page.view.ToldEvents.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.console.page.CallFilter;
import io.earshot.console.page.CallKey;
import io.earshot.console.page.ListWindow;
import io.earshot.console.page.call.MergedHop;
import io.earshot.console.page.call.series.HopName;
import io.earshot.media.percentile.DelayHistogram;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Delays of 40 ± 2 ms, and one of 30 ± 60 ms, against the uplink's 50; worked by hand. */
class HopTotalsTest {

  private static final long T = 1_795_000_000;

  private final LivePage page =
      new LivePage(
          () -> Instant.ofEpochSecond(T + 12),
          "0.1.0",
          Way.of("127.0.0.1:9092", "http://127.0.0.1:8081"));

  HopTotalsTest() {
    page.loaded();
  }

  @Test
  void theBoundOnACardIsTheOneThatItsVerdictGoesBy() {
    JsonNode uplink = uplinkOf(39);
    assertThat(uplink.get("p95").get("text").textValue()).isEqualTo("40.0 ms");
    assertThat(uplink.get("bound").get("text").textValue()).isEqualTo("± 2.0 ms");
    assertThat(uplink.get("verdict").textValue()).isEqualTo("PASS");
  }

  @Test
  void ofFewTheLargestMayBeAsLargeAsAnyUpperEnd() {
    JsonNode uplink = uplinkOf(10);
    assertThat(uplink.get("p95").get("text").textValue()).isEqualTo("max 40.0 ms (n 11)");
    assertThat(uplink.get("bound").get("text").textValue()).isEqualTo("± 50.0 ms");
    assertThat(uplink.get("verdict").textValue()).isEqualTo("UNDECIDED");
  }

  private JsonNode uplinkOf(int sureDelays) {
    DelayHistogram delay = delays(sureDelays, 40, 30);
    DelayHistogram lo = delays(sureDelays, 38, 0);
    DelayHistogram hi = delays(sureDelays, 42, 90);
    page.tick(null, 0, T, (T + 12) * 1000);
    HopName name = new HopName("uplink", "a", "sfu");
    page.windows(
        new CallKey(null, "x"), T - 20, List.of(new MergedHop(name, "rtcp", delay, lo, hi)), 0);
    ListWindow window = new ListWindow(CallFilter.parse(""), 0, 10);
    return only("list", page.list(window).take()).get("hops").get(0);
  }

  private static DelayHistogram delays(int count, double millis, double oneMore) {
    DelayHistogram delays = new DelayHistogram();
    for (int i = 0; i < count; i++) {
      delays.recordMillis(millis);
    }
    delays.recordMillis(oneMore);
    return delays;
  }
}
