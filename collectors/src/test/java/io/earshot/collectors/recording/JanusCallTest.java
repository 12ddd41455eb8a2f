package io.earshot.collectors.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.schema.AgentRole;
import io.earshot.schema.LifecycleEvent;
import io.earshot.schema.LifecycleKind;
import io.earshot.schema.MarkColumns;
import io.earshot.schema.MediaStage;
import io.earshot.schema.ReportType;
import io.earshot.schema.StreamReport;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JanusCallTest {

  @TempDir Path folder;
  private Told told;

  @BeforeEach
  void open() throws UnreadableRecording {
    told = new Told(Recordings.open(TinyCall.janus(folder), "auto"));
  }

  @Test
  void isRecognisedByItsFiles() {
    assertThat(told.recording().session()).isEqualTo("tiny");
    assertThat(told.recording().format()).isEqualTo("chromium-janus");
  }

  @Test
  void sentMarksGetTheOneOutboundSsrc() {
    MarkColumns sent = told.marks(MediaStage.SEND).get(0);

    assertThat(sent.getSsrc()).isEqualTo(11);
    assertThat(sent.getBaseNanos()).isEqualTo(1_000_000_000_100_250_000L);
    assertThat(sent.getAtDeltaNanos()).containsExactly(0, 20_250_000);
    assertThat(sent.getRtpTimestampDelta()).containsExactly(960, 960);
    assertThat(sent.getPayloadHash()).containsExactly(0x82ca2ca7, 1);
    assertThat(sent.getPayloadBytes()).as("padding is kept").containsExactly(73, 0);
    assertThat(sent.getSequenceNumber()).as("an encoder sees none").isEmpty();
    assertThat(sent.getSinceCaptureNanos()).as("capture time has another origin").isEmpty();
  }

  @Test
  void receivedMarksGetTheOneInboundSsrc() {
    MarkColumns received = told.marks(MediaStage.RECEIVE).get(0);

    assertThat(received.getSsrc()).isEqualTo(22);
    assertThat(received.getSequenceNumber()).containsExactly(1);
  }

  @Test
  void synchronizationSourcesArePlayoutMarks() {
    MarkColumns played = told.marks(MediaStage.PLAYOUT).get(0);

    assertThat(played.getSsrc()).isEqualTo(22);
    assertThat(played.getBaseNanos()).isEqualTo(1_000_000_000_200_000_000L);
    assertThat(played.getRtpTimestampDelta()).containsExactly(7);
    assertThat(played.getPayloadHash()).isEmpty();
  }

  @Test
  void aBadCounterLosesItsFieldOnly() {
    StreamReport inbound = told.report(ReportType.INBOUND_RTP);

    assertThat(inbound.getJitterSeconds()).isNull();
    assertThat(inbound.getPacketsLost()).as("may be negative").isEqualTo(-1);
    assertThat(told.recording().accounting().rejected()).containsEntry("not_finite", 1L);
  }

  @Test
  void senderReportsAreInTheServersClock() {
    StreamReport report = told.report(ReportType.REMOTE_OUTBOUND_RTP);

    assertThat(report.getNtpParticipant()).isEqualTo("sfu");
    assertThat(report.getStatsNanos()).isEqualTo(1_000_000_000_850_125_000L);
    assertThat(report.getNtpNanos()).isEqualTo(1_000_000_000_849_000_000L);
  }

  @Test
  void aCodecIsFoundByItsId() {
    StreamReport outbound = told.report(ReportType.OUTBOUND_RTP);

    assertThat(outbound.getMime()).isEqualTo("audio/opus");
    assertThat(outbound.getClockRateHertz()).isEqualTo(48_000);
  }

  @Test
  void aLegThatCarriesNothingHasNoQuality() {
    StreamReport leg = told.report(ReportType.SFU_LEG);

    assertThat(leg.getParticipant()).isEqualTo("ann");
    assertThat(leg.getSsrc()).isEqualTo(11);
    assertThat(leg.getRoundTripTimeMillis()).as("0 = not measured").isNull();
    assertThat(leg.getInLinkQualityPercent()).isEqualTo(99);
    assertThat(leg.getOutLinkQualityPercent()).isNull();
  }

  @Test
  void anAcceptedCallSubscribesBothSides() {
    LifecycleEvent heard = told.event(LifecycleKind.TRACK_SUBSCRIBED, "ben");

    assertThat(heard.getPeer()).isEqualTo("ann");
    assertThat(heard.getSsrc()).isEqualTo(22);
    assertThat(told.event(LifecycleKind.TRACK_SUBSCRIBED, "ann").getPeer()).isEqualTo("ben");
    assertThat(told.event(LifecycleKind.TRACK_PUBLISHED, "ann").getSsrc()).isEqualTo(11);
  }

  @Test
  void theClientKnowsHowItReachesItsRelay() {
    LifecycleEvent connected = told.event(LifecycleKind.CONNECTED, "ann");

    assertThat(connected.getRelayed()).isTrue();
    assertThat(connected.getTransport()).isEqualTo("tcp");
    assertThat(connected.getAtNanos()).isEqualTo(1_000_000_000_000_007_000L);
  }

  @Test
  void theSessionLastsFromFirstHandshakeToLastGoodbye() {
    assertThat(told.kinds())
        .contains(
            LifecycleKind.SESSION_STARTED,
            LifecycleKind.JOINED,
            LifecycleKind.TURN_ALLOCATED,
            LifecycleKind.TURN_RELEASED,
            LifecycleKind.LEFT)
        .endsWith(LifecycleKind.SESSION_ENDED);
    assertThat(told.event(LifecycleKind.JOINED, "ann").getRole()).isEqualTo(AgentRole.CLIENT);
  }

  @Test
  void everyRowIsCountedOnce() {
    long carried = told.batches().stream().mapToLong(batch -> batch.getObservations()).sum();

    // 3 marks, 2 lines of statistics, 8 of 10 events, 2 of 4 publications; 1 field was rejected.
    assertThat(carried).isEqualTo(3 + 2 + 8 + 2);
    assertThat(told.recording().accounting().records()).isEqualTo(carried + 1);
    assertThat(told.recording().accounting().ignored()).isEqualTo(2 + 2);
  }
}
