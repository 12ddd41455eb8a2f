package io.earshot.streams.session;

import static io.earshot.streams.session.EngineRun.run;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.earshot.streams.session.Calls.Arrival;
import io.earshot.streams.session.SeparateClocks.Shift;
import io.earshot.streams.session.input.Batch;
import io.earshot.streams.session.input.MarkColumn;
import io.earshot.streams.session.input.Stage;
import io.earshot.streams.session.result.Hop;
import io.earshot.streams.session.result.HopSummary;
import io.earshot.streams.session.result.SessionSummary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sender's batches come later to the edge than the listener's: sends follow their receipts. */
class LateSendsTest {

  private static final int SECONDS = 40;
  private static final long BUFFER_NANOS = 60_000_000;

  /** Of the frame in the buffer, from capture one frame before its send. */
  private static final double MOUTH_TO_EAR_MILLIS = 20 + 31.2 + 60;

  @ParameterizedTest(name = "{0} ms later")
  @ValueSource(ints = {0, 40, 500, 1_900, 2_900})
  void everyFrameIsJoinedHoweverLateItsSendIs(int millis) {
    SessionSummary summary = run(late(call(), millis)).lastSummary();
    HopSummary media = hop(summary, Hop.MEDIA);
    assertThat(media.delay().count()).isEqualTo(SECONDS * 50L);
    assertThat(media.delay().spread().minMillis()).isCloseTo(31.2, within(0.05));
    assertThat(media.delay().spread().maxMillis()).isCloseTo(31.2, within(0.05));
    assertThat(summary.accounting().unmatchedMarks()).isZero();
    HopSummary up = hop(summary, Hop.UPLINK);
    assertThat(up.delay().count()).isEqualTo(SECONDS * 50L);
    assertThat(up.delay().spread().maxMillis()).isCloseTo(15, within(0.05));
  }

  @ParameterizedTest(name = "{0} ms later")
  @ValueSource(ints = {0, 40, 500, 1_900, 2_900})
  void whatWasPlayedBeforeItsSendWasKnownHasItsWayFromMouthToEar(int millis) {
    SessionSummary summary = run(late(call(), millis)).lastSummary();
    assertThat(summary.mouthToEar().count()).isEqualTo(SECONDS * 50L);
    assertThat(summary.mouthToEar().spread().maxMillis())
        .isCloseTo(MOUTH_TO_EAR_MILLIS, within(0.15));
  }

  @Test
  void betweenTwoClocksTheDelaysStayInsideTheirBounds() {
    List<Arrival> call =
        new SeparateClocks(
                Map.of("ann", Shift.of(3_200_000_000L, 40), "ben", Shift.of(-7_000_000_000L, 0)),
                true)
            .of(call());
    HopSummary media = hop(run(late(call, 1_500)).lastSummary(), Hop.MEDIA);
    assertThat(media.delay().count()).isEqualTo(SECONDS * 50L);
    double bound = requireNonNull(requireNonNull(media.bound()).spread().maxMillis());
    assertThat(media.delay().spread().minMillis()).isCloseTo(31.2, within(bound));
    assertThat(media.delay().spread().maxMillis()).isCloseTo(31.2, within(bound));
    assertThat(bound).as("half of two probe loops of 25 ms, and a little").isLessThan(27);
  }

  @Test
  void aSendThatNeverCameLeavesItsReceiptUnmatchedAlthoughTheSamePayloadIsSentAgain() {
    List<Arrival> call = new ArrayList<>();
    for (Arrival arrival : call()) {
      call.add(arrival.batch().participant().equals("ann") ? sentAgain(arrival) : arrival);
    }
    SessionSummary summary = run(call).lastSummary();
    // The first four were received when nobody was known to send, which counts as neither.
    assertThat(summary.accounting().unmatchedMarks()).isEqualTo(SECONDS * 50L - 4);
    assertThat(summary.hops()).noneMatch(hop -> hop.name().hop() == Hop.MEDIA);
  }

  @ParameterizedTest(name = "stopped after {0} records")
  @ValueSource(ints = {41, 42, 43, 44, 77})
  void anEngineGivenItsPartsBackContinuesExactly(int records) {
    List<Arrival> call = late(call(), 2_900);
    Recorder undisturbed = run(call);
    Recorder recorder = new Recorder();
    SessionEngine first = new SessionEngine(EngineSettings.DEFAULT);
    EngineRun.feed(first, call.subList(0, records), recorder);
    SessionEngine second = EngineRun.restored(recorder, EngineRun.wiresOf(call));
    EngineRun.feed(second, call.subList(records, call.size()), recorder);
    second.tick(EngineRun.AFTER_THE_END, recorder);
    assertThat(recorder.output).isEqualTo(undisturbed.output);
  }

  private static List<Arrival> late(List<Arrival> call, int millis) {
    return Rewritten.late(call, "ann", millis);
  }

  /** Ben plays each frame 60 ms after its receipt. */
  private static List<Arrival> call() {
    List<Arrival> call = new ArrayList<>();
    for (Arrival arrival : new Calls("call", 1, 0.0).of(SECONDS)) {
      Batch batch = arrival.batch();
      List<MarkColumn> marks = new ArrayList<>(batch.marks());
      for (MarkColumn column : batch.marks()) {
        if (column.stage() == Stage.RECEIVE) {
          marks.add(moved(column, Stage.PLAYOUT, BUFFER_NANOS, 0));
        }
      }
      call.add(Rewritten.with(arrival, marks, batch.readings()));
    }
    return call;
  }

  /** Only a copy of each frame is marked, 100 ms later and under another timestamp. */
  private static Arrival sentAgain(Arrival arrival) {
    List<MarkColumn> marks = new ArrayList<>();
    for (MarkColumn column : arrival.batch().marks()) {
      marks.add(moved(column, Stage.SEND, 100_000_000, 4_800));
    }
    return Rewritten.with(arrival, marks, arrival.batch().readings());
  }

  private static MarkColumn moved(MarkColumn of, Stage stage, long laterNanos, int laterTicks) {
    return new MarkColumn(
        stage,
        of.participant(),
        of.ssrc(),
        of.payloadType(),
        Arrays.stream(of.atNanos()).map(nanos -> nanos + laterNanos).toArray(),
        Arrays.stream(of.rtpTimestamp()).map(ticks -> ticks + laterTicks).toArray(),
        of.sequenceNumber(),
        of.payloadHash(),
        of.payloadBytes(),
        of.primaryHash(),
        of.primaryBytes(),
        of.sinceCaptureNanos(),
        of.opusToc());
  }

  private static HopSummary hop(SessionSummary summary, Hop hop) {
    return summary.hops().stream()
        .filter(each -> each.name().hop() == hop)
        .findFirst()
        .orElseThrow();
  }
}
