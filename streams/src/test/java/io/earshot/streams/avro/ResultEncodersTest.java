package io.earshot.streams.avro;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.media.percentile.DelayHistogram;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.schema.DeadLetter;
import io.earshot.schema.Measurement;
import io.earshot.schema.Revision;
import io.earshot.schema.SessionSummary;
import io.earshot.schema.Spread;
import io.earshot.schemas.topic.TopicKind;
import io.earshot.schemas.wire.FixedSchemaIds;
import io.earshot.schemas.wire.SchemaIdLookup;
import io.earshot.schemas.wire.WireDecoder;
import io.earshot.streams.session.result.AccountingSummary;
import io.earshot.streams.session.result.Hop;
import io.earshot.streams.session.result.HopClock;
import io.earshot.streams.session.result.HopName;
import io.earshot.streams.session.result.HopWindow;
import io.earshot.streams.session.result.WindowMeasurement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResultEncodersTest {

  private static final SchemaIdLookup IDS = FixedSchemaIds.of(TopicKind.valueSchemas());
  private static final HopName UPLINK = new HopName(Hop.UPLINK, "ann", "sfu", HopClock.SAME);

  private final MeasurementEncoder measurements = MeasurementEncoder.of("any-value", IDS);
  private final SummaryEncoder summaries = SummaryEncoder.of("any-value", IDS);
  private final DeadLetterEncoder letters = DeadLetterEncoder.of("any-value", IDS);

  @Test
  void aTickNamesItsSecondAndNothingElse() throws Exception {
    Measurement tick = decoded(measurements.encodeTick(1_700_000_000));
    assertThat(tick.getRevision()).isEqualTo(Revision.TICK);
    assertThat(tick.getSecond()).isEqualTo(1_700_000_000);
    assertThat(tick.getSession()).isEmpty();
    assertThat(tick.getWindowSeconds()).isZero();
  }

  @Test
  void onlyWindowsOfTenSecondsCarryWhatMerges() throws Exception {
    assertThat(delayOf(window(1)).getHistogram()).isNull();
    Spread ten = delayOf(window(10));
    byte[] bytes = new byte[ten.getHistogram().remaining()];
    ten.getHistogram().get(bytes);
    DelayHistogram back = DelayHistogram.readFrom(new SnapshotReader(bytes));
    assertThat(back.count()).isEqualTo(100);
    assertThat(ten.getP95Millis()).isEqualTo(back.spread().p95Millis());
    assertThat(ten.getMaxMillis()).isEqualTo(0.100);
  }

  @Test
  void theOrderOfAMapChangesNoByte() {
    Map<String, Long> ascending = new TreeMap<>();
    Map<String, Long> descending = new TreeMap<>(Comparator.reverseOrder());
    for (long i = 0; i < 20; i++) {
      ascending.put("reason" + i, i);
      descending.put("reason" + i, i);
    }
    assertThat(summaries.encode(summary(ascending)))
        .isEqualTo(summaries.encode(summary(descending)));
  }

  @Test
  void aSummaryWithoutSamplesHasNoSpread() throws Exception {
    SessionSummary back =
        WireDecoder.of(SessionSummary.class, IDS).decode(summaries.encode(summary(Map.of())));
    assertThat(back.getMouthToEar()).isNull();
    assertThat(back.getAccounting().getApplied()).isEqualTo(1);
  }

  @Test
  void aDeadLetterKeepsBytesUpTo64KiB() throws Exception {
    assertThat(letter(new byte[1 << 16]).getValue().remaining()).isEqualTo(1 << 16);
    DeadLetter large = letter(new byte[(1 << 16) + 1]);
    assertThat(large.getValue()).isNull();
    assertThat(large.getCause()).isEqualTo("undecodable");
    assertThat(large.getOffset()).isEqualTo(17);
  }

  private DeadLetter letter(byte[] value) throws Exception {
    byte[] bytes =
        letters.encode(Refusal.UNDECODABLE, "detail", "earshot.events", 3, 17, null, value);
    return WireDecoder.of(DeadLetter.class, IDS).decode(bytes);
  }

  private Spread delayOf(WindowMeasurement window) throws Exception {
    return decoded(measurements.encode(window)).getHops().get(0).getDelay();
  }

  private static Measurement decoded(byte[] bytes) throws Exception {
    return WireDecoder.of(Measurement.class, IDS).decode(bytes);
  }

  private static WindowMeasurement window(int seconds) {
    DelayHistogram delay = new DelayHistogram();
    IntStream.rangeClosed(1, 100).forEach(delay::recordMicros);
    HopWindow hop =
        new HopWindow(UPLINK, delay, delay, delay, 0.5, null, List.of(1, 2, 3), List.of());
    return new WindowMeasurement(
        true, "s", 100, seconds, 0, List.of(), List.of(hop), List.of(1.5), Map.of(), List.of());
  }

  private static io.earshot.streams.session.result.SessionSummary summary(
      Map<String, Long> dropped) {
    return new io.earshot.streams.session.result.SessionSummary(
        "s",
        true,
        1,
        2,
        new AccountingSummary(1, 0, 0, 0, dropped, 0, 0, 0, dropped),
        List.of(),
        List.of(),
        List.of(),
        new DelayHistogram(),
        new DelayHistogram(),
        List.of(),
        List.of(),
        null);
  }
}
