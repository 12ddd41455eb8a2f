package io.earshot.streams.session.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.media.percentile.DelayHistogram;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.session.result.Hop;
import io.earshot.streams.session.result.HopClock;
import io.earshot.streams.session.result.HopName;
import io.earshot.streams.session.result.HopWindow;
import io.earshot.streams.session.result.StreamWindow;
import io.earshot.streams.session.result.UtteranceTotal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Sums by hand: every expected number is written out as its parts. */
class ChainsTest {

  private static final long SECOND = 1_000_000_000L;
  private static final long MILLI = 1_000_000L;

  /** What came out, in milliseconds. */
  private static final class Heard implements ChainSink {
    final Map<String, String> hops = new TreeMap<>();
    final List<UtteranceTotal> totals = new ArrayList<>();
    @Nullable Long doubtNanos;

    @Override
    public void hop(Hop hop, String from, String to, long nanos, long boundNanos, long eventNanos) {
      hops.put(hop.label() + " " + from + ">" + to, text(millis(nanos), millis(boundNanos)));
    }

    @Override
    public void total(String utterance, UtteranceTotal total) {
      totals.add(total);
    }

    @Override
    public @Nullable Long offsetDoubtNanos(String from, String to, long second) {
      return doubtNanos;
    }
  }

  private static double millis(long nanos) {
    return nanos / 1e6;
  }

  private static String text(double millis, double boundMillis) {
    return String.format(Locale.ROOT, "%.2f ± %.2f", millis, boundMillis);
  }

  private final Heard heard = new Heard();
  private final Chains chains = new Chains(heard);

  @Test
  void theWholeIsTheSumOfItsPartsAndSoIsTheBound() {
    run(chains, everySecond(0));
    assertThat(heard.hops)
        .containsEntry("worker_sfu worker>sfu", text(20 + 0.5, 0.5))
        .containsEntry("worker_sfu_client worker>ben", text(20 + 0.5 + 0.2 + 16, 0.5 + 0.1 + 0.25))
        .containsEntry("to_ear worker>ben", text(20 + 0.5 + 0.2 + 58, 0.5 + 0.1 + 0.25 + 20))
        .containsEntry(
            "total ann>ben",
            text(
                20 + 15 + 0.2 + 0.5 + 38 + 250 + 20 + 0.5 + 0.2 + 58,
                0.2 + 0.1 + 0.5 + 20 + 0.1 + 0.5 + 0.1 + 0.25 + 20));
  }

  @Test
  void theLagCountsFromTheFirstSoundOfTheSpeech() {
    run(chains, everySecond(0));
    UtteranceTotal total = heard.totals.get(0);
    assertThat(Objects.requireNonNull(total.lagNanos()))
        .isEqualTo(Objects.requireNonNull(total.totalNanos()) + 1_400 * MILLI);
    assertThat(total.listener()).isEqualTo("ben");
    assertThat(heard.totals).hasSize(1);
  }

  /** 30, 38, 46: the mean of a second may be off by half of 16. */
  @Test
  void aBufferThatMovesIsLessSure() {
    run(chains, everySecond(8));
    assertThat(heard.hops.get("total ann>ben")).endsWith("± 49.75");
  }

  @Test
  void betweenClocksOnlyTheDoubtOfBothEndsCounts() {
    heard.doubtNanos = 9 * MILLI;
    List<HopWindow> hops = new ArrayList<>(hops());
    hops.set(0, hop(Hop.UPLINK, "ann", "sfu", HopClock.ESTIMATED, 15, 7));
    hops.set(4, hop(Hop.SFU_TO_EAR, "sfu", "ben", HopClock.ESTIMATED, 58, 8));
    run(chains, second -> hops);
    assertThat(heard.hops.get("total ann>ben")).endsWith("± 50.30");
  }

  @Test
  void whatIsMissingIsNamedAndNothingIsMadeUp() {
    run(chains, second -> hops().subList(1, hops().size()));
    UtteranceTotal total = heard.totals.get(0);
    assertThat(total.totalNanos()).isNull();
    assertThat(total.missing()).containsExactly("uplink");
    assertThat(heard.hops).doesNotContainKey("total ann>ben").containsKey("to_ear worker>ben");
  }

  /** Half a millisecond inside the server, give or take as much. */
  @Test
  void whereNobodyLooksIntoTheServerHalfRoundTripsAndALittleStandForIt() {
    List<HopWindow> hops =
        List.of(
            hop(Hop.UPLINK, "ann", "sfu", HopClock.ROUND_TRIP, 16, 16),
            hop(Hop.SFU_WORKER, "sfu", "worker", HopClock.RTCP, 0.5, 0.5),
            hop(Hop.DOWNLINK, "sfu", "ben", HopClock.ROUND_TRIP, 17, 17),
            hop(Hop.BUFFER, "ben", "ben", HopClock.SAME, 40, 0.1));
    run(chains, second -> hops);
    assertThat(heard.hops)
        .containsEntry("worker_sfu_client worker>ben", text(20 + 0.5 + 0.5 + 17, 0.5 + 0.5 + 17))
        .containsEntry(
            "total ann>ben",
            text(
                20 + 16 + 0.5 + 0.5 + 38 + 250 + 20 + 0.5 + 0.5 + 17 + 40,
                16 + 0.5 + 0.5 + 20 + 0.1 + 0.5 + 0.5 + 17 + 0.1 + 20));
    assertThat(heard.totals.get(0).missing()).isEmpty();
  }

  @Test
  void withoutFramesAtTheSfuTheWayDownAndTheBufferAreTakenApart() {
    List<HopWindow> hops = new ArrayList<>(hops());
    hops.set(4, hop(Hop.BUFFER, "ben", "ben", HopClock.SAME, 40, 0.1));
    run(chains, second -> hops);
    assertThat(heard.hops.get("to_ear worker>ben")).startsWith("76.70 ±");
  }

  @Test
  void theSpeakerDoesNotListenToTheirOwnTranslation() {
    chains.onHearing("worker", "ann");
    run(chains, everySecond(0));
    assertThat(heard.totals).extracting(UtteranceTotal::listener).containsExactly("ben");
  }

  @Test
  void writtenAndReadBackItComposesTheSame() {
    run(chains, everySecond(0));
    Heard again = new Heard();
    Chains before = new Chains(new Heard());
    start(before);
    before.closeSecond(100, "sfu", hops(), streams(38));
    SnapshotWriter out = new SnapshotWriter();
    before.writeTo(out);
    Chains restored = new Chains(again);
    restored.readFrom(new SnapshotReader(out.toByteArray()));
    for (long second = 101; second <= 104; second++) {
      restored.closeSecond(second, "sfu", hops(), streams(38));
    }
    assertThat(again.hops).isEqualTo(heard.hops);
  }

  private interface Windows {
    List<HopWindow> of(long second);
  }

  private void run(Chains of, Windows windows) {
    start(of);
    for (long second = 100; second <= 104; second++) {
      of.closeSecond(second, "sfu", windows.of(second), streams(38));
    }
  }

  private void run(Chains of, double[] bufferMillis) {
    start(of);
    for (int i = 0; i < bufferMillis.length; i++) {
      of.closeSecond(100 + i, "sfu", hops(), streams(bufferMillis[i]));
    }
  }

  private static double[] everySecond(double stepMillis) {
    return new double[] {38 - stepMillis, 38, 38 + stepMillis, 38 + stepMillis, 38 + stepMillis};
  }

  private static void start(Chains of) {
    of.onHearing("worker", "ben");
    of.onTranslation(
        new Translation(
            "u1",
            "ann",
            "worker",
            101 * SECOND - 900 * MILLI,
            101 * SECOND + 500 * MILLI,
            101 * SECOND + 750 * MILLI));
  }

  private static List<HopWindow> hops() {
    return List.of(
        hop(Hop.UPLINK, "ann", "sfu", HopClock.SAME, 15, 0.2),
        hop(Hop.SFU, "sfu", "sfu", HopClock.SAME, 0.2, 0.1),
        hop(Hop.SFU_WORKER, "sfu", "worker", HopClock.RTCP, 0.5, 0.5),
        hop(Hop.DOWNLINK, "sfu", "ben", HopClock.SAME, 16, 0.25),
        hop(Hop.SFU_TO_EAR, "sfu", "ben", HopClock.SAME, 58, 0.25));
  }

  private static HopWindow hop(
      Hop hop, String from, String to, HopClock clock, double millis, double boundMillis) {
    DelayHistogram delay = new DelayHistogram();
    delay.recordNanos(Math.round(millis * MILLI));
    return new HopWindow(
        new HopName(hop, from, to, clock),
        delay,
        null,
        null,
        boundMillis,
        null,
        List.of(),
        List.of());
  }

  private static List<StreamWindow> streams(double workerBufferMillis) {
    return List.of(stream("worker", "ann", workerBufferMillis), stream("ben", "worker", 45));
  }

  private static StreamWindow stream(String participant, String peer, double bufferMillis) {
    return new StreamWindow(
        participant,
        "in",
        "downlink",
        peer,
        1L,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        bufferMillis,
        List.of(),
        null,
        null,
        null,
        null,
        null);
  }
}
