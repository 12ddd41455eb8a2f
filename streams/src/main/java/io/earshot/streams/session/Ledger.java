package io.earshot.streams.session;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.session.input.Batch;
import io.earshot.streams.session.lane.CountsByName;
import io.earshot.streams.session.lane.LaneParts;
import io.earshot.streams.session.result.AccountingSummary;
import java.util.Map;
import java.util.TreeMap;

/** Where the observations of one session went, and which batches of its agents have come. */
final class Ledger {

  private static final int MAX_AGENTS = 1_000;

  private final Map<String, AgentLog> agents = new TreeMap<>();
  private final Map<String, Long> overflows = new TreeMap<>();
  private long applied;
  private long duplicates;
  private long late;
  private long rejected;
  private long lateSinceMeasured;

  /** Whether this batch has room and has not come before; if not, it is counted and done with. */
  SessionEngine.Outcome admit(Batch batch) {
    AgentLog log = agents.get(batch.agent());
    if (log == null) {
      if (agents.size() == MAX_AGENTS) {
        return overflow("agents", batch);
      }
      log = new AgentLog();
      agents.put(batch.agent(), log);
    }
    if (!log.onBatch(batch.boot(), batch.sequence(), batch.dropped())) {
      duplicates += batch.observations();
      return SessionEngine.Outcome.DUPLICATE;
    }
    return SessionEngine.Outcome.APPLIED;
  }

  SessionEngine.Outcome overflow(String cap, Batch batch) {
    overflows.merge(cap, (long) batch.observations(), Long::sum);
    rejected += batch.observations();
    return SessionEngine.Outcome.OVERFLOW;
  }

  void apply(Batch batch, boolean isLate) {
    if (isLate) {
      late += batch.observations();
      lateSinceMeasured += batch.observations();
    } else {
      applied += batch.observations();
    }
  }

  void reject(long observations) {
    rejected += observations;
  }

  long takeLate() {
    long taken = lateSinceMeasured;
    lateSinceMeasured = 0;
    return taken;
  }

  AccountingSummary summary() {
    Map<String, Long> agentDropped = new TreeMap<>();
    long agentGaps = 0;
    for (AgentLog log : agents.values()) {
      log.addDroppedTo(agentDropped);
      agentGaps += log.gaps();
    }
    return new AccountingSummary(
        applied, duplicates, late, rejected, agentDropped, agentGaps, 0, 0, overflows);
  }

  /** Stores what is known of the agent whose batch was just looked at. */
  void storeAgent(String agent, LaneParts.Store store) {
    AgentLog log = agents.get(agent);
    if (log != null) {
      SnapshotWriter out = new SnapshotWriter();
      log.writeTo(out);
      store.put(agent, out.toByteArray());
    }
  }

  void restoreAgent(String agent, byte[] state) {
    agents.put(agent, AgentLog.readFrom(new SnapshotReader(state)));
  }

  /** Writes the counts; agents are stored apart. */
  void writeTo(SnapshotWriter out) {
    CountsByName.write(overflows, out);
    out.writeUnsigned(applied);
    out.writeUnsigned(duplicates);
    out.writeUnsigned(late);
    out.writeUnsigned(rejected);
    out.writeUnsigned(lateSinceMeasured);
  }

  void readFrom(SnapshotReader in) {
    CountsByName.read(in, overflows);
    applied = in.readUnsigned();
    duplicates = in.readUnsigned();
    late = in.readUnsigned();
    rejected = in.readUnsigned();
    lateSinceMeasured = in.readUnsigned();
  }
}
