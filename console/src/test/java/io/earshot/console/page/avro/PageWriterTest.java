package io.earshot.console.page.avro;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.console.page.CallFilter;
import io.earshot.console.page.CallKey;
import io.earshot.console.page.ListWindow;
import io.earshot.console.page.StateCursor;
import io.earshot.console.page.view.LivePage;
import io.earshot.schema.HopWindow;
import io.earshot.schema.Measurement;
import io.earshot.schema.Revision;
import io.earshot.schema.Spread;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageWriterTest {

  private static final long T = 1_795_347_660L;

  private final LivePage page = new LivePage(() -> Instant.ofEpochSecond(T + 2), "0.1", List.of());
  private final PageWriter writer = new PageWriter(page);

  @Test
  void aTickOnlyMovesTime() {
    writer.measurement(null, 0, window(Revision.TICK, "", 0), 0);
    assertThat(page.sessionsJson(null)).isEqualTo("{\"sessions\":[]}");
    assertThat(page.health().behindMillis()).isEqualTo(3_000);
  }

  @Test
  void aRevisionOfALaterVersionIsPassedOver() {
    writer.measurement(null, 0, window(Revision.UNKNOWN, "room", 1), 0);
    assertThat(page.sessionsJson(null)).isEqualTo("{\"sessions\":[]}");
  }

  @Test
  void theLastWordOnASecondReplacesTheFirst() {
    StateCursor call = page.call(new CallKey(null, "room"));
    writer.measurement(null, 0, with(Revision.LIVE, hop("same", 30)), 0);
    assertThat(seconds(call)).contains("\"final\":[0],\"values\":[[30.0]]");
    writer.measurement(null, 0, with(Revision.FINAL, hop("same", 31)), 0);
    assertThat(seconds(call)).contains("\"final\":[1],\"values\":[[31.0]]");
    writer.measurement(null, 0, with(Revision.LIVE, hop("same", 30)), 0);
    assertThat(call.take()).isEmpty();
  }

  @Test
  void whereMarksAndRtcpBothTellTheMarksDo() {
    StateCursor call = page.call(new CallKey(null, "room"));
    writer.measurement(null, 0, with(Revision.FINAL, hop("same", 30), hop("rtcp", 33)), 0);
    assertThat(seconds(call)).contains("\"values\":[[30.0]]");
  }

  private static String seconds(StateCursor call) {
    return call.take().stream()
        .filter(event -> event.name().equals("seconds"))
        .findFirst()
        .orElseThrow()
        .json();
  }

  private static Measurement with(Revision revision, HopWindow... hops) {
    return Measurement.newBuilder(window(revision, "room", 1)).setHops(List.of(hops)).build();
  }

  private static HopWindow hop(String clock, double millis) {
    return HopWindow.newBuilder()
        .setHop("uplink")
        .setFrom("a")
        .setTo("sfu")
        .setClock(clock)
        .setDelay(Spread.newBuilder().setCount(20).setP95Millis(millis).build())
        .build();
  }

  @Test
  void aDamagedHistogramCostsNothingButItself() {
    Measurement window =
        Measurement.newBuilder(window(Revision.FINAL, "room", 10))
            .setHops(
                List.of(
                    HopWindow.newBuilder()
                        .setHop("uplink")
                        .setFrom("a")
                        .setTo("sfu")
                        .setClock("same")
                        .setDelay(
                            Spread.newBuilder()
                                .setCount(3)
                                .setHistogram(ByteBuffer.wrap(new byte[] {9, -1, -1}))
                                .build())
                        .build()))
            .build();
    writer.measurement(null, 0, window(Revision.TICK, "", 0), 0);
    writer.measurement(null, 0, window, 0);
    assertThat(page.list(new ListWindow(CallFilter.parse(""), 0, 10)).take().get(1).json())
        .contains("no live call measured it");
  }

  @Test
  void callsOfAForgottenReplayAreGone() {
    writer.measurement("run", 0, window(Revision.LIVE, "room", 1), 0);
    assertThat(page.sessionsJson("run")).contains("\"session\":\"room\"");
    writer.forget("run");
    assertThat(page.sessionsJson("run")).isEqualTo("{\"sessions\":[]}");
  }

  private static Measurement window(Revision revision, String session, int seconds) {
    return Measurement.newBuilder()
        .setRevision(revision)
        .setSession(session)
        .setSecond(T)
        .setWindowSeconds(seconds)
        .build();
  }
}
