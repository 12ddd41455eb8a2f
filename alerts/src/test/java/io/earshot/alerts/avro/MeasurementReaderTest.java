package io.earshot.alerts.avro;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.alerts.partition.PartitionInput;
import io.earshot.alerts.partition.SecondOfSession;
import io.earshot.alerts.rule.metric.Metric;
import io.earshot.alerts.rule.observation.Delays;
import io.earshot.alerts.rule.observation.Level;
import io.earshot.alerts.rule.observation.Share;
import io.earshot.alerts.rule.observation.Tally;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.series.Sample;
import io.earshot.alerts.rule.series.SeriesEnd;
import io.earshot.schema.AgentRole;
import io.earshot.schema.HopWindow;
import io.earshot.schema.Measurement;
import io.earshot.schema.ParticipantWindow;
import io.earshot.schema.Revision;
import io.earshot.schema.Spread;
import io.earshot.schema.StreamQuality;
import io.earshot.schema.StreamWindow;
import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicKind;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.wire.FixedSchemaIds;
import io.earshot.schemas.wire.WireEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MeasurementReaderTest {

  private static final long SECOND = 1_767_225_600;
  private static final FixedSchemaIds IDS = FixedSchemaIds.of(TopicKind.valueSchemas());

  private final List<String> unreadable = new ArrayList<>();

  @Test
  void aTickClosesTheSecondWhoseLiveWordIsOut() {
    assertThat(read(measurement(Revision.TICK, 0).build()).closedSecond()).isEqualTo(SECOND - 2);
  }

  @Test
  void aStreamIsKnownByItsPlaceAndWhatItsParticipantSays() {
    StreamWindow stream =
        StreamWindow.newBuilder()
            .setParticipant("alice")
            .setDirection("in")
            .setLeg("downlink")
            .setPeer("bob")
            .setSsrc(7L)
            .setExpectedPackets(50L)
            .setReceivedPackets(47L)
            .setLostPackets(3L)
            .setJitterMillis(4.5)
            .build();
    ParticipantWindow alice =
        participant("alice").setAgents(List.of("a1")).setLabels(Map.of("region", "eu")).build();
    SecondOfSession heard =
        live(
            measurement(Revision.LIVE, 1)
                .setContext(Map.of("sfu", "s1"))
                .setStreams(List.of(stream))
                .setParticipants(List.of(alice)));
    Sample lost = only(heard, Metric.PACKET_LOSS);
    assertThat(lost.tick()).isEqualTo(SECOND);
    assertThat(lost.observation()).isEqualTo(new Share(3, 50));
    assertThat(lost.labels())
        .isEqualTo(
            Labels.of(
                Map.of(
                    "session",
                    "c1",
                    "participant",
                    "alice",
                    "direction",
                    "in",
                    "leg",
                    "downlink",
                    "peer",
                    "bob",
                    "ssrc",
                    "7",
                    "sfu",
                    "s1",
                    "region",
                    "eu",
                    "agent",
                    "a1")));
    assertThat(((Delays) only(heard, Metric.JITTER).observation()).micros(0)).isEqualTo(4500);
    assertThat(samples(heard, Metric.CONCEALMENT)).isEmpty();
  }

  @Test
  void delaysKeepTheirOwnBounds() {
    HopWindow.Builder hop =
        HopWindow.newBuilder()
            .setHop("uplink")
            .setFrom("alice")
            .setTo("sfu")
            .setClock("estimated")
            .setDelay(Spread.newBuilder().setCount(3L).build())
            .setSamplesMicros(List.of(1000, 2000, 3000));
    SecondOfSession bounded =
        live(
            measurement(Revision.LIVE, 1)
                .setHops(List.of(hop.setBoundsMicros(List.of(50, 70, 50)).build())));
    assertThat(samples(bounded, Metric.HOP_DELAY))
        .extracting(sample -> ((Delays) sample.observation()).boundMicros())
        .containsExactly(50, 70);
    assertThat(samples(bounded, Metric.HOP_DELAY))
        .extracting(Sample::labels)
        .doesNotHaveDuplicates();
    SecondOfSession unbounded =
        live(
            measurement(Revision.LIVE, 1).setHops(List.of(hop.setBoundsMicros(List.of()).build())));
    Delays delays = (Delays) only(unbounded, Metric.HOP_DELAY).observation();
    assertThat(delays.isBounded()).isFalse();
    assertThat(delays.count()).isEqualTo(3);
  }

  @Test
  void whoIsHeardHasAHeartbeatAndWhoHasLeftEnds() {
    SecondOfSession heard =
        live(
            measurement(Revision.LIVE, 1)
                .setParticipants(
                    List.of(
                        participant("alice").setBatches(2).build(),
                        participant("bob").setAgents(List.of("b1")).setHasLeft(true).build(),
                        participant("carol").build(),
                        participant("turn").setRole(AgentRole.TURN).setBatches(1).build())));
    assertThat(samples(heard, Metric.AGENT_HEARTBEAT))
        .extracting(sample -> sample.labels().get("participant"))
        .containsExactly("alice", null);
    assertThat(heard.ends())
        .extracting(SeriesEnd::labels)
        .containsExactly(
            Labels.of(Map.of("session", "c1", "participant", "bob")), Labels.of("agent", "b1"));
  }

  @Test
  void aCallEndsWithItsLastParticipantWhoeverServesOthers() {
    SecondOfSession heard =
        live(
            measurement(Revision.LIVE, 1)
                .setParticipants(
                    List.of(
                        participant("alice").setHasLeft(true).build(),
                        participant("sfu").setRole(AgentRole.SFU).setBatches(1).build())));
    assertThat(heard.ends()).extracting(SeriesEnd::labels).contains(Labels.of("session", "c1"));
  }

  @Test
  void whatAgentsLostIsAddedUpOverTheCall() {
    SecondOfSession heard =
        live(
            measurement(Revision.LIVE, 1)
                .setParticipants(
                    List.of(
                        participant("a")
                            .setAgentGaps(3)
                            .setAgentDropped(Map.of("full", 2L))
                            .build(),
                        participant("b")
                            .setAgentGaps(-1)
                            .setAgentDropped(Map.of("full", 5L))
                            .setConnectionAttempts(2)
                            .setConnectionFailures(1)
                            .build())));
    assertThat(only(heard, Metric.AGENT_GAPS).observation()).isEqualTo(new Tally(2));
    assertThat(only(heard, Metric.AGENT_DROPS).observation()).isEqualTo(new Tally(7));
    assertThat(only(heard, Metric.CONNECTION_FAILURES).observation()).isEqualTo(new Share(1, 2));
  }

  @Test
  void whatOnlyFinalSaysCountsWhenItsSecondIsStillOpen() {
    SecondOfSession late = live(measurement(Revision.FINAL, 1).setLateObservations(4));
    assertThat(only(late, Metric.LATE_OBSERVATIONS).tick()).isEqualTo(SECOND + 20);
    StreamQuality quality =
        StreamQuality.newBuilder()
            .setListening(3.2)
            .setScale("fb")
            .setGrounding("published")
            .build();
    StreamWindow stream =
        StreamWindow.newBuilder()
            .setParticipant("alice")
            .setDirection("in")
            .setLeg("downlink")
            .setQuality(quality)
            .build();
    Sample rated =
        only(
            live(measurement(Revision.FINAL, 10).setStreams(List.of(stream))),
            Metric.LISTENING_QUALITY);
    assertThat(rated.tick()).isEqualTo(SECOND + 9 + 20);
    assertThat(rated.labels().get("scale")).isEqualTo("fb");
    assertThat(((Level) rated.observation()).value()).isEqualTo(3.2);
  }

  @Test
  void aFinalSecondSaysNothingThatLiveSaid() {
    StreamWindow stream =
        StreamWindow.newBuilder()
            .setParticipant("alice")
            .setDirection("in")
            .setLeg("downlink")
            .setExpectedPackets(50L)
            .setLostPackets(50L)
            .build();
    assertThat(live(measurement(Revision.FINAL, 1).setStreams(List.of(stream))).samples())
        .isEmpty();
  }

  @Test
  void whatIsNoMeasurementSaysNothingAndIsTold() {
    MeasurementReader reader = new MeasurementReader(IDS, unreadable::add);
    assertThat(reader.read(new byte[] {1, 2, 3, 4, 5, 6})).isEqualTo(PartitionInput.NOTHING);
    assertThat(unreadable).hasSize(1).first().asString().contains("wrong_magic_byte");
  }

  private SecondOfSession live(Measurement.Builder measurement) {
    return Objects.requireNonNull(read(measurement.build()).heard());
  }

  private PartitionInput read(Measurement measurement) {
    String subject = TopicPlan.live(PlanSize.EMBEDDED).topic(TopicKind.MEASUREMENTS).subject();
    byte[] value =
        WireEncoder.<Measurement>of(Measurement.getClassSchema(), subject, IDS).encode(measurement);
    return new MeasurementReader(IDS, unreadable::add).read(value);
  }

  private static Measurement.Builder measurement(Revision revision, int windowSeconds) {
    return Measurement.newBuilder()
        .setRevision(revision)
        .setSession("c1")
        .setSecond(SECOND)
        .setWindowSeconds(windowSeconds);
  }

  private static ParticipantWindow.Builder participant(String id) {
    return ParticipantWindow.newBuilder().setParticipant(id).setRole(AgentRole.CLIENT);
  }

  private static Sample only(SecondOfSession heard, Metric metric) {
    List<Sample> found = samples(heard, metric);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static List<Sample> samples(SecondOfSession heard, Metric metric) {
    return heard.samples().stream().filter(each -> each.metric() == metric).toList();
  }
}
