package io.earshot.bench.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.agent.Agent;
import io.earshot.agent.MarkStream;
import io.earshot.agent.delivery.Accounting;
import io.earshot.agent.http.EdgeTransport;
import io.earshot.agent.observation.AgentRole;
import io.earshot.agent.observation.LifecycleEvent;
import io.earshot.agent.observation.LifecycleKind;
import io.earshot.agent.observation.MarkSource;
import io.earshot.agent.observation.MediaStage;
import io.earshot.agent.observation.ReportField;
import io.earshot.agent.observation.ReportType;
import io.earshot.agent.observation.StreamReport;
import java.io.IOException;
import java.net.URI;
import java.util.SplittableRandom;

/** An agent behind a network of its own, and everything that was handed to it, by number. */
final class ScheduledAgent implements AutoCloseable {

  /** The least an agent takes; a few tenths of a second away from its edge fill it. */
  private static final int MAX_QUEUED = 1_000;

  final String session;
  final CutProxy network;
  private final CountingTransport transport;
  private final Agent agent;
  private final MarkStream marks;
  private final SplittableRandom lots;
  private int networkSteps;
  private long accepted;

  ScheduledAgent(int seed, int edgePort, String key) throws IOException {
    session = "schedule-" + seed;
    lots = new SplittableRandom(seed);
    network = new CutProxy(edgePort);
    URI edge = URI.create("http://127.0.0.1:" + network.port());
    transport = new CountingTransport(EdgeTransport.to(edge, () -> key));
    agent =
        Agent.builder()
            .session(session)
            .id("agent-" + seed)
            .node("host-" + seed)
            .participant("ann", AgentRole.CLIENT)
            .atMost(MAX_QUEUED, 256L * MAX_QUEUED)
            .drawing(() -> 0)
            .transport(transport)
            .build();
    marks = agent.marks(MarkSource.at(MediaStage.SEND).ssrc(7));
  }

  /** One step: some are handed over, and the network may change; the law holds at that moment. */
  void step() {
    if (networkSteps > 0 && --networkSteps == 0) {
      network.become(CutProxy.Mode.FORWARD);
    } else if (networkSteps == 0 && lots.nextInt(10) == 0) {
      network.become(lots.nextBoolean() ? CutProxy.Mode.CUT : CutProxy.Mode.STALL);
      networkSteps = 1 + lots.nextInt(8);
    }
    observe(lots.nextInt(120));
    long atLeast = accepted + transport.probesTaken();
    Accounting now = agent.accounting();
    long atMost = accepted + transport.probesBegun();
    assertThat(now.accepted()).as(session).isBetween(atLeast, atMost);
    assertThat(now.acked() + now.allDropped() + now.queued())
        .as("%s: %s", session, now)
        .isEqualTo(now.accepted());
  }

  private void observe(int count) {
    for (int i = 0; i < count; i++) {
      int number = (int) accepted;
      marks.mark(agent.nowNanos(), number, number, number * 31, 80);
      accepted++;
    }
    agent.report(
        StreamReport.read(ReportType.OUTBOUND_RTP, agent.nowNanos())
            .set(ReportField.PACKETS_RECEIVED, accepted)
            .report());
    accepted++;
    if (lots.nextInt(4) == 0) {
      agent.lifecycle(
          LifecycleEvent.of(LifecycleKind.CONNECTED, agent.nowNanos())
              .about(Long.toString(accepted), null, null));
      accepted++;
    }
  }

  /** Nothing fails any more. */
  void mend() {
    networkSteps = 0;
    network.become(CutProxy.Mode.FORWARD);
  }

  /** Nothing more comes, so that the agent's last word can be true. */
  void quiet() {
    transport.quiet();
  }

  /** Everything that was handed over; to be asked after {@link #close}. */
  long accepted() {
    return accepted + transport.probesTaken();
  }

  Accounting accounting() {
    return agent.accounting();
  }

  @Override
  public void close() throws IOException {
    agent.close();
    network.close();
  }
}
