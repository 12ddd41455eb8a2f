package io.earshot.console.page.avro;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.console.page.call.series.HopSecond;
import io.earshot.schema.HopWindow;
import io.earshot.schema.Measurement;
import io.earshot.schema.Revision;
import io.earshot.schema.Spread;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Hops of a window whose delay is known, and of one of which only the excess is. */
class WindowReadingTest {

  @Test
  void aHopOfWhichOnlyTheExcessIsKnownIsThereWithoutADelay() {
    HopSecond hop = onlyHop(window("estimated", spread(0, null), spread(7, 12.5)));
    assertThat(hop.count()).isEqualTo(7);
    assertThat(hop.p95Millis()).isNull();
    assertThat(hop.maxMillis()).isNull();
    assertThat(hop.boundMillis()).isNull();
    assertThat(hop.excessP95Millis()).isEqualTo(12.5);
  }

  @Test
  void aKnownDelayComesBeforeAnUnknownOneOfTheSameHop() {
    HopSecond hop =
        onlyHop(
            window("estimated", spread(0, null), spread(7, 12.5)),
            window("rtcp", spread(1, 16.0), null));
    assertThat(hop.clock()).isEqualTo("rtcp");
    assertThat(hop.p95Millis()).isEqualTo(16.0);
  }

  @Test
  void ofTwoKnownDelaysTheFirstCounts() {
    HopSecond hop =
        onlyHop(window("same", spread(9, 15.0), null), window("rtcp", spread(1, 16.0), null));
    assertThat(hop.clock()).isEqualTo("same");
  }

  private static HopSecond onlyHop(HopWindow... windows) {
    Measurement measurement =
        Measurement.newBuilder()
            .setRevision(Revision.FINAL)
            .setSession("room")
            .setSecond(1_795_347_660L)
            .setWindowSeconds(1)
            .setHops(List.of(windows))
            .build();
    List<HopSecond> hops = WindowReading.second(measurement).hops();
    assertThat(hops).hasSize(1);
    return hops.get(0);
  }

  private static HopWindow window(String clock, Spread delay, @Nullable Spread excess) {
    return HopWindow.newBuilder()
        .setHop("uplink")
        .setFrom("speaker")
        .setTo("sfu")
        .setClock(clock)
        .setDelay(delay)
        .setExcess(excess)
        .build();
  }

  private static Spread spread(long count, @Nullable Double p95Millis) {
    return Spread.newBuilder()
        .setCount(count)
        .setP95Millis(p95Millis)
        .setMaxMillis(p95Millis)
        .build();
  }
}
