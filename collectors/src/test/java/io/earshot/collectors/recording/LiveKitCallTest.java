package io.earshot.collectors.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.earshot.schema.AgentRole;
import io.earshot.schema.LifecycleEvent;
import io.earshot.schema.LifecycleKind;
import io.earshot.schema.MarkColumns;
import io.earshot.schema.MediaStage;
import io.earshot.schema.ProbeExchange;
import io.earshot.schema.ReportType;
import io.earshot.schema.StreamReport;
import io.earshot.schema.UtteranceStage;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveKitCallTest {

  private static final long START_NANOS = 1_000_000_000_000_000_000L;

  @TempDir Path folder;
  private Told told;

  @BeforeEach
  void open() throws UnreadableRecording {
    told = new Told(Recordings.open(TinyCall.livekit(folder), "auto"));
  }

  @Test
  void isRecognisedByItsFiles() {
    assertThat(told.recording().session()).isEqualTo("small");
    assertThat(told.recording().format()).isEqualTo("livekit");
  }

  @Test
  void sentMarksKnowHowOldTheirFrameIs() {
    MarkColumns sent = told.marks(MediaStage.SEND).get(0);

    assertThat(sent.getSinceCaptureNanos()).containsExactly(10_250_000);
    assertThat(sent.getPrimaryHash()).containsExactly(0xb);
    assertThat(told.marks(MediaStage.RECEIVE).get(0).getSinceCaptureNanos()).isEmpty();
  }

  @Test
  void tappedPacketsBelongToWhoeverIsBehindTheEndpoint() {
    MarkColumns in = told.marks(MediaStage.SFU_IN).get(0);
    assertThat(in.getParticipant()).as("by relay").isEqualTo("sue");
    assertThat(in.getPayloadHash()).as("of ciphertext: left out").isEmpty();
    assertThat(told.marks(MediaStage.SFU_OUT))
        .extracting(MarkColumns::getParticipant)
        .as("by the server's candidates, by SSRC")
        .containsExactly("wim", "leo");
  }

  @Test
  void joinsAreOnTheServersClock() {
    LifecycleEvent joined = told.event(LifecycleKind.JOINED, "wim");

    assertThat(joined.getAtNanos()).isEqualTo(START_NANOS + 4_000_000);
    assertThat(joined.getRole()).isEqualTo(AgentRole.WORKER);
    assertThat(told.event(LifecycleKind.JOINED, "sue").getRole()).isEqualTo(AgentRole.CLIENT);
  }

  @Test
  void aTrackIsPublishedOnceAndSubscribedUnderAnotherSsrc() {
    assertThat(told.kinds()).containsOnlyOnce(LifecycleKind.TRACK_PUBLISHED);
    assertThat(told.event(LifecycleKind.TRACK_PUBLISHED, "sue").getSsrc()).isEqualTo(31);
    LifecycleEvent heard = told.event(LifecycleKind.TRACK_SUBSCRIBED, "leo");
    assertThat(heard.getSsrc()).isEqualTo(32);
    assertThat(heard.getPeer()).isEqualTo("sue");
    assertThat(told.event(LifecycleKind.TRACK_SUBSCRIBED, "wim").getSsrc()).isEqualTo(33);
  }

  @Test
  void aWorkerIsConnectedWhenTheServerSaysSo() {
    LifecycleEvent connected = told.event(LifecycleKind.CONNECTED, "wim");

    assertThat(connected.getAtNanos()).isEqualTo(START_NANOS + 12_500_000);
    assertThat(connected.getRelayed()).isFalse();
    assertThat(connected.getTransport()).isEqualTo("udp");
  }

  @Test
  void stagesHaveTheTimeOfTheSample() {
    assertThat(told.stages())
        .extracting(UtteranceStage::getStage, stage -> stage.getAtNanos() - START_NANOS)
        .containsExactly(
            tuple(MediaStage.WORKER_IN, 199_000_000L), tuple(MediaStage.WORKER_OUT, 501_500_000L));
  }

  @Test
  void theSdksNamesBecomeTheStandards() {
    StreamReport inbound = told.report(ReportType.INBOUND_RTP);

    assertThat(inbound.getParticipant()).isNull();
    assertThat(inbound.getPacketsReceived()).isEqualTo(7);
    assertThat(inbound.getPacketsLost()).as("left out = 0").isZero();
    assertThat(inbound.getJitterBufferDelaySeconds()).isEqualTo(2.5);
    assertThat(inbound.getStatsNanos()).isEqualTo(START_NANOS + 599_000_000);
  }

  @Test
  void senderReportsAreInThePublishersClock() {
    StreamReport report = told.report(ReportType.REMOTE_OUTBOUND_RTP);

    assertThat(report.getNtpParticipant()).isEqualTo("sue");
    assertThat(report.getNtpNanos()).isEqualTo(START_NANOS + 580_250_000);
  }

  @Test
  void allocationsAreReadFromTheLogWhereNothingWasPublished() {
    LifecycleEvent allocated = told.event(LifecycleKind.TURN_ALLOCATED, "sue");

    assertThat(allocated.getAtNanos()).isEqualTo(START_NANOS);
    assertThat(allocated.getConnection()).isEqualTo("004");
  }

  @Test
  void everyStageKnowsTheTrackThatOneOfThemNames() {
    assertThat(told.stages()).extracting(UtteranceStage::getTrack).containsOnly("TR_s");
  }

  @Test
  void probesKeepTheClockOfEachEnd() {
    ProbeExchange probe = told.probes("sue").get(0);

    assertThat(probe.getRequestSentNanos()).isEqualTo(START_NANOS + 95_200_000);
    assertThat(probe.getRequestReceivedNanos()).isEqualTo(2_622_573_702_652L);
    assertThat(probe.getPeerClock().getClock()).isEqualTo("CLOCK_MONOTONIC");
  }

  /** The wall clock in whole milliseconds was read some time between t2 and t3. */
  @Test
  void theCollectorReadsItsWallClockInsideTheProbe() {
    ProbeExchange reading = told.probes("sfu").get(1);

    assertThat(reading.getRequestSentNanos()).isEqualTo(START_NANOS + 112_000_000 - 119_543);
    assertThat(reading.getRequestReceivedNanos()).isEqualTo(2_622_573_702_652L);
    assertThat(reading.getResponseSentNanos()).isEqualTo(2_622_573_822_195L);
    assertThat(reading.getResponseReceivedNanos()).isEqualTo(START_NANOS + 113_000_000 + 119_543);
  }

  @Test
  void aWebhookIsStampedByBothClocksOfTheHost() {
    ProbeExchange reading = told.probes("sfu").get(0);

    assertThat(reading.getRequestSentNanos()).isEqualTo(START_NANOS);
    assertThat(reading.getRequestReceivedNanos()).isEqualTo(2_622_462_762_000L);
    assertThat(reading.getResponseReceivedNanos()).isEqualTo(START_NANOS + 3_000_000);
  }

  /** Of a second's rows the one whose two readings are the least apart. */
  @Test
  void theNearestReadingOfASecondTiesTheWorkerToItsHost() {
    assertThat(told.probes("wim"))
        .singleElement()
        .satisfies(
            reading -> {
              assertThat(reading.getPeerClock())
                  .isEqualTo(told.probes("sue").get(0).getPeerClock());
              assertThat(reading.getRequestSentNanos()).isEqualTo(START_NANOS + 79_500_000);
              assertThat(reading.getRequestReceivedNanos()).isEqualTo(2_622_542_262_000L);
              assertThat(reading.getResponseReceivedNanos()).isEqualTo(START_NANOS + 81_500_000);
            });
  }

  @Test
  void aFrameCarriesItsCaptureTimeInThePublishersClock() {
    assertThat(told.stamps())
        .singleElement()
        .satisfies(
            stamp -> {
              assertThat(stamp.getSsrc()).isEqualTo(32);
              assertThat(stamp.getStampedNanos()).isEqualTo(START_NANOS + 90_250_000);
              assertThat(stamp.getReceivedNanos()).isEqualTo(START_NANOS + 130_000_000);
            });
  }

  /** Silence that repeats may be the server's own: its capture time is extrapolated. */
  @Test
  void aRepeatedPayloadCarriesNoCaptureTime() throws UnreadableRecording {
    String row = "leo,rx,1000000000%s,%s,5,%s,73,1.0,90.25,,63,t1,32,130.0,0000000b,40%n";
    Lab.append(folder, "marks.csv", row.formatted("150", "1920", "0000000c"));

    told = new Told(Recordings.open(folder, "auto"));

    assertThat(told.stamps()).as("another whole, the same primary block").isEmpty();
    assertThat(told.marks(MediaStage.RECEIVE).get(0).getCount()).isEqualTo(2);
  }

  /** What a peer stamped may be absurd, and is the estimator's to refuse. */
  @Test
  void anAbsurdCaptureTimeLosesTheStampOrNothing() throws UnreadableRecording {
    String row = "leo,rx,1000000000%s,%s,5,%s,73,1.0,%s,,63,t1,32,130.0,%s,40%n";
    Lab.append(folder, "marks.csv", row.formatted("150", "1920", "0000000c", "1e12", "0000000d"));
    Lab.append(folder, "marks.csv", row.formatted("170", "2880", "0000000e", "soon", "0000000f"));

    told = new Told(Recordings.open(folder, "auto"));

    assertThat(told.marks(MediaStage.RECEIVE).get(0).getCount()).isEqualTo(3);
    assertThat(told.stamps()).hasSize(2);
    assertThat(told.recording().accounting().rejected())
        .containsOnly(Map.entry("not_a_number", 1L));
  }

  /** LiveKit's own word, in a page's words or the SDK's numbers: livekit_models.proto. */
  @Test
  void whatTheServerSaysOfAConnectionIsToldAsItsOwnWord() throws UnreadableRecording {
    String page =
        "{'t_ms':1000000000%s,'who':'leo','ev':'quality','quality':%s,'of':'sue'}%n"
            .replace('\'', '"');
    Lab.append(folder, "client-events.jsonl", page.formatted(200, "\"good\""));
    String sdk = page.replace("leo", "wim");
    Lab.append(folder, "worker.jsonl", sdk.formatted(210, 0));
    Lab.append(folder, "worker.jsonl", sdk.formatted(220, 3));
    Lab.append(folder, "worker.jsonl", sdk.formatted(230, 4));

    told = new Told(Recordings.open(folder, "auto"));

    assertThat(told.events(LifecycleKind.QUALITY_INDICATED))
        .extracting(LifecycleEvent::getParticipant, LifecycleEvent::getReason)
        .containsExactlyInAnyOrder(
            tuple("sue", "good"), tuple("sue", "poor"), tuple("sue", "lost"));
  }

  /** A second view of a row neither counts again nor moves the end of a batch. */
  @Test
  void doubleReadingsChangeNothingElse(@TempDir Path other) throws UnreadableRecording {
    Path without =
        Lab.copy(
            folder,
            other.resolve(String.valueOf(folder.getFileName())),
            text -> text.replace("server_wall_ms", "x").replace("mono_ns\":\"", "x\":\""));

    Recording lone = Recordings.open(without, "auto");

    assertThat(new Told(lone).probes("sfu")).isEmpty();
    assertThat(lone.accounting().records()).isEqualTo(told.recording().accounting().records());
    assertThat(lone.batches())
        .extracting(ImportedBatch::receiptMillis, each -> each.batch().getObservations())
        .isEqualTo(
            told.recording().batches().stream()
                .map(each -> tuple(each.receiptMillis(), each.batch().getObservations()))
                .toList());
  }
}
