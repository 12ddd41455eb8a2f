package io.earshot.streams.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.earshot.media.mos.Mos;
import io.earshot.media.percentile.Spread;
import io.earshot.streams.session.input.ReadingType;
import io.earshot.streams.session.input.Stat;
import io.earshot.streams.session.result.LinkQuality;
import io.earshot.streams.session.result.SessionSummary;
import io.earshot.streams.session.result.StreamRating;
import io.earshot.streams.session.result.StreamSummary;
import io.earshot.streams.session.result.StreamWindow;
import io.earshot.streams.session.result.WindowMeasurement;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Counters as no receiver should give them: counted, flagged, never a wild number. */
class BadCountersTest {

  private static final int SECONDS = 40;

  @Test
  void countersThatBeginAnewGoOnAndAreFlagged() {
    ReadCall call = new ReadCall();
    for (int second = 0; second < SECONDS; second++) {
      int sinceRestart = second < 20 ? second + 1 : second - 19;
      call.read(second, ReadCall.counters(49 * sinceRestart, sinceRestart));
    }
    StreamSummary stream = call.stream();
    assertThat(stream.resets()).isEqualTo(1);
    assertThat(stream.receivedPackets()).isEqualTo(49L * SECONDS);
    assertThat(stream.lostPackets()).isEqualTo(SECONDS);
    assertThat(stream.totalSamples()).isEqualTo(50L * SECONDS * ReadCall.SAMPLES_PER_PACKET);
    assertThat(heardLossRatio(stream)).isCloseTo(0.02, within(1e-9));
    assertSane(call.run());
  }

  @Test
  void packetsWrapAt32BitsWithoutARestart() {
    ReadCall call = new ReadCall();
    double first = 0x1p32 - 1000;
    for (int second = 0; second < SECONDS; second++) {
      Map<Stat, Double> values = ReadCall.counters(50 * (second + 1), 0);
      values.put(Stat.PACKETS_RECEIVED, (first + 50 * second) % 0x1p32);
      call.read(second, values);
    }
    Recorder run = call.run();
    StreamSummary stream = ReadCall.streamOf(run.lastSummary());
    assertThat(stream.resets()).isZero();
    assertThat(stream.receivedPackets()).isEqualTo((1L << 32) - 1000 + 50L * (SECONDS - 1));
    long inWindows =
        run.windows.stream()
            .filter(window -> window.isFinal() && window.windowSeconds() == 1)
            .filter(window -> window.second() > Calls.START_SECOND)
            .flatMap(window -> window.streams().stream())
            .mapToLong(window -> Objects.requireNonNull(window.receivedPackets()))
            .sum();
    assertThat(inWindows).isEqualTo(50L * (SECONDS - 1));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -1e18})
  void whatIsNoNumberInOneReadingChangesNothing(double bad) {
    ReadCall call = new ReadCall();
    ReadCall whole = new ReadCall();
    for (int second = 0; second < SECONDS; second++) {
      Map<Stat, Double> values = ReadCall.counters(48 * (second + 1), 2 * (second + 1));
      whole.read(second, values);
      if (second == 17) {
        values.replaceAll((stat, value) -> bad);
      }
      call.read(second, values);
    }
    Recorder run = call.run();
    StreamSummary stream = ReadCall.streamOf(run.lastSummary());
    StreamSummary good = whole.stream();
    assertThat(stream.receivedPackets()).isEqualTo(good.receivedPackets());
    assertThat(stream.lostPackets()).isEqualTo(good.lostPackets());
    assertThat(stream.concealedSamples()).isEqualTo(good.concealedSamples());
    assertThat(lq(stream)).isEqualTo(lq(good));
    assertThat(stream.resets()).isZero();
    assertSane(run);
  }

  /** Every counter for itself goes down once, as by a fault of the browser. */
  @ParameterizedTest
  @EnumSource(
      names = {
        "PACKETS_RECEIVED",
        "PACKETS_LOST",
        "PACKETS_DISCARDED",
        "BYTES_RECEIVED",
        "CONCEALED_SAMPLES",
        "SILENT_CONCEALED_SAMPLES",
        "CONCEALMENT_EVENTS",
        "TOTAL_SAMPLES_RECEIVED",
        "JITTER_BUFFER_DELAY_SECONDS",
        "JITTER_BUFFER_EMITTED_SAMPLES"
      })
  void oneCounterThatGoesDownMakesNoWildNumber(Stat stat) {
    ReadCall call = new ReadCall();
    for (int second = 0; second < SECONDS; second++) {
      Map<Stat, Double> values = ReadCall.counters(48 * (second + 1), 2 * (second + 1));
      if (second >= 20) {
        values.merge(stat, 0.5, (value, share) -> value * share);
      }
      call.read(second, values);
    }
    Recorder run = call.run();
    assertSane(run);
    boolean wasZero = stat == Stat.PACKETS_DISCARDED || stat == Stat.SILENT_CONCEALED_SAMPLES;
    if (!wasZero && stat != Stat.PACKETS_LOST) {
      assertThat(ReadCall.streamOf(run.lastSummary()).resets()).isEqualTo(1);
    }
  }

  @Test
  void moreConcealedThanPlayedIsEverything() {
    ReadCall call = new ReadCall();
    for (int second = 0; second < SECONDS; second++) {
      Map<Stat, Double> values = ReadCall.counters(50 * (second + 1), 0);
      values.put(Stat.CONCEALED_SAMPLES, 1e9 * (second + 1));
      call.read(second, values);
    }
    Recorder run = call.run();
    assertSane(run);
    assertThat(heardLossRatio(ReadCall.streamOf(run.lastSummary()))).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-500, 1e6})
  void aLossThatContradictsThePacketsMakesNoWildNumber(double lost) {
    ReadCall call = new ReadCall();
    for (int second = 0; second < SECONDS; second++) {
      Map<Stat, Double> values = ReadCall.counters(50 * (second + 1), 0);
      values.put(Stat.PACKETS_LOST, lost);
      values.remove(Stat.CONCEALED_SAMPLES);
      call.read(second, values);
    }
    assertSane(call.run());
  }

  @Test
  void noPacketHasNoQuality() {
    ReadCall call = new ReadCall();
    for (int second = 0; second < 12; second++) {
      call.read(second, ReadCall.counters(0, 0));
    }
    StreamSummary stream = call.stream();
    assertThat(stream.receivedPackets()).isZero();
    assertThat(Objects.requireNonNull(stream.rating()).quality().mos()).isNull();
    assertThat(heardLossRatio(stream)).isNull();
    assertSane(call.run());
  }

  @Test
  void onePacketHasAQualityOfItsOwnAndNoWorstWindow() {
    StreamSummary stream = new ReadCall().read(0, ReadCall.counters(1, 0)).stream();
    StreamRating rating = Objects.requireNonNull(stream.rating());
    assertThat(rating.quality().mos()).isNotNull();
    assertThat(rating.worstListening()).isNull();
    assertThat(heardLossRatio(stream)).isZero();
  }

  @Test
  void percentagesThatAreNoneAreCountedAndLeftOut() {
    ReadCall call = new ReadCall();
    double[] percents = {100, 250, 90, -1, Double.NaN, Double.POSITIVE_INFINITY, 80};
    for (int second = 0; second < percents.length; second++) {
      call.read(
          second, ReadingType.SFU_LEG, 9, Map.of(Stat.IN_LINK_QUALITY_PERCENT, percents[second]));
    }
    SessionSummary summary = call.summary();
    assertThat(summary.participants().get(0).inLinkQuality())
        .isEqualTo(new LinkQuality(3, 80, 90, 100, 80, 3));
    assertThat(summary.participants().get(0).outLinkQuality()).isNull();
  }

  private static void assertSane(Recorder run) {
    for (WindowMeasurement window : run.windows) {
      for (StreamWindow stream : window.streams()) {
        assertRatio(stream.residualLossRatio());
        if (stream.quality() != null) {
          assertMos(stream.quality().mos());
        }
      }
    }
    StreamSummary stream = ReadCall.streamOf(run.lastSummary());
    StreamRating rating = Objects.requireNonNull(stream.rating());
    assertMos(rating.quality().mos());
    assertRatio(heardLossRatio(stream));
    assertRatio(rating.residualLossRatio());
    Double burstRatio = rating.burstRatio();
    assertThat(burstRatio == null ? 1 : burstRatio).isBetween(1.0, 1000.0);
    Spread buffer = stream.jitterBuffer().spread();
    Double maxMillis = buffer.maxMillis();
    assertThat(maxMillis == null ? 0 : maxMillis).as("jitter buffer").isBetween(0.0, 100.0);
    Double bitrate = stream.bitrateBitsPerSecond();
    assertThat(bitrate == null ? 0 : bitrate).as("bitrate").isBetween(0.0, 40_000.0);
  }

  private static void assertMos(@Nullable Mos mos) {
    if (mos != null) {
      assertThat(mos.lq()).isBetween(1.0, 4.5);
      assertThat(mos.r()).isBetween(0.0, 148.0);
    }
  }

  private static void assertRatio(@Nullable Double ratio) {
    assertThat(ratio == null ? 0 : ratio).isBetween(0.0, 1.0);
  }

  private static double lq(StreamSummary stream) {
    return Objects.requireNonNull(Objects.requireNonNull(stream.rating()).quality().mos()).lq();
  }

  private static @Nullable Double heardLossRatio(StreamSummary stream) {
    return Objects.requireNonNull(stream.rating()).heardLossRatio();
  }
}
