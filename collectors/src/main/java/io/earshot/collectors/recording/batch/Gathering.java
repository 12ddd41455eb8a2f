package io.earshot.collectors.recording.batch;

import io.earshot.collectors.recording.clock.Clocks;
import io.earshot.collectors.recording.rows.Tally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All rows of a recording by agent, until they are cut. Files come in blocks, not in time order.
 */
public final class Gathering {

  /** The schema's bound on a label. */
  private static final int MAX_NAME_CHARACTERS = 128;

  private final Map<Agent, List<Row>> rowsByAgent = new LinkedHashMap<>();
  private final Map<Agent, List<Row>> besideByAgent = new LinkedHashMap<>();
  private @Nullable String room;

  /** Takes note of what the recording calls its room; the first name holds. */
  public void nameRoom(@Nullable String name) {
    if (room == null && name != null && !name.isBlank()) {
      room = name.substring(0, Math.min(name.length(), MAX_NAME_CHARACTERS));
    }
  }

  public void add(Agent agent, long atNanos, List<? extends Sight> sights) {
    rowsByAgent
        .computeIfAbsent(agent, unused -> new ArrayList<>())
        .add(new Row(atNanos, List.copyOf(sights)));
  }

  public void add(Agent agent, long atNanos, Sight sight) {
    add(agent, atNanos, List.of(sight));
  }

  /**
   * Another view of a row that counts elsewhere, told by another agent. It changes neither where
   * that agent's batches are cut nor how many rows they carry, and is lost where it has none.
   */
  public void addBeside(Agent agent, long atNanos, Sight sight) {
    besideByAgent
        .computeIfAbsent(agent, unused -> new ArrayList<>())
        .add(new Row(atNanos, List.of(sight)));
  }

  /**
   * Batches sorted by receipt, agent, sequence; rows far outside the call go to the tally. Clocks
   * are moved last, so receipts are those of the clocks as recorded.
   */
  public List<CutBatch> cut(String session, Tally tally, Clocks clocks) {
    SoundRows sound = new SoundRows(clocks.separate(), rowsByAgent, tally);
    Map<Agent, List<Row>> rows = sound.of(rowsByAgent);
    Map<Agent, List<Row>> beside = sound.of(besideByAgent);
    Map<String, Long> toReceiptNanos =
        clocks.separate() ? Joins.of(rows, beside).constants(rootsFirst(rows.keySet())) : Map.of();
    ShiftedClocks shifted = new ShiftedClocks(clocks, rows);
    List<CutBatch> batches = new ArrayList<>();
    rows.forEach(
        (agent, own) -> {
          long constantNanos = toReceiptNanos.getOrDefault(agent.participant(), 0L);
          AgentClock clock = AgentClock.of(agent, clocks, constantNanos);
          BatchCutter cutter = new BatchCutter(session, agent, clock, shifted, labels());
          batches.addAll(cutter.cut(own, beside.getOrDefault(agent, List.of())));
        });
    batches.sort(
        Comparator.comparingLong(CutBatch::receiptMillis)
            .thenComparing(cut -> cut.batch().getAgent())
            .thenComparing(cut -> cut.batch().getSequence()));
    return batches;
  }

  private Map<String, String> labels() {
    return room == null ? Map.of() : Map.of("room", room);
  }

  /** The server's clock is asked first to keep its times: what it saw is the call's own time. */
  private static List<String> rootsFirst(Set<Agent> agents) {
    Set<String> roots = new LinkedHashSet<>();
    roots.add(Agent.SFU.participant());
    agents.stream().map(Agent::participant).sorted().forEach(roots::add);
    return List.copyOf(roots);
  }
}
