package io.earshot.collectors.recording.janus;

import io.earshot.collectors.recording.batch.Agent;
import io.earshot.collectors.recording.batch.Gathering;
import io.earshot.collectors.recording.browser.Marks;
import io.earshot.collectors.recording.browser.StatsIndex;
import io.earshot.collectors.recording.browser.StatsRows;
import io.earshot.collectors.recording.rows.JsonRow;
import io.earshot.collectors.recording.rows.LabFolder;
import io.earshot.collectors.recording.rows.Tally;
import io.earshot.collectors.recording.rows.UnreadableInput;
import io.earshot.collectors.recording.turn.Allocations;
import io.earshot.collectors.recording.turn.TurnLog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A lab folder with the events of a Janus server. */
public final class JanusFolder {

  public static final String FORMAT = "chromium-janus";

  private static final String EVENTS = "janus-events.jsonl";
  private static final String WORKER = "worker.jsonl";

  private JanusFolder() {}

  public static boolean recognises(LabFolder folder) {
    return folder.has(EVENTS);
  }

  public static void gather(LabFolder folder, JsonRow meta, Gathering gathering)
      throws UnreadableInput {
    Tally tally = folder.tally();
    List<JsonRow> statsLines = folder.json("getstats.jsonl");
    List<JsonRow> workerLines = folder.json(WORKER);
    Sources sources = new Sources(new StatsIndex(statsLines), Marks.read(folder), meta);

    List<JanusEvent> events = new ArrayList<>();
    folder.offerAll(folder.json(EVENTS), line -> events.add(JanusEvent.of(line)));
    events.sort(Comparator.comparingLong(JanusEvent::atNanos));
    Room room = new Room(events);

    String worker = folder.has(WORKER) ? worker(room, sources) : null;
    Ssrcs ssrcs = new Ssrcs(sources, room, WorkerStreams.of(worker, workerLines));

    sources
        .marks()
        .gather(
            gathering, (who, sent) -> sent ? ssrcs.sent(who) : ssrcs.received(who), ssrc -> null);
    // Janus originates its own sender reports: their NTP time is the server's.
    StatsRows stats = new StatsRows(gathering, ssrc -> Agent.SFU.participant(), tally);
    folder.offerAll(statsLines, stats::accept);
    new EventMapper(room, ssrcs, sources, worker, tally).gather(events, gathering);
    if (worker != null) {
      new WorkerRows(worker, gathering, tally).gather(folder, workerLines);
    }
    Allocations.gather(
        folder,
        TurnLog.read(folder),
        user -> room.joined().contains(user) ? user : null,
        gathering);
  }

  /** Whoever joined without a browser; a folder without events still has its worker's file. */
  private static @Nullable String worker(Room room, Sources sources) {
    Set<String> inBrowser = sources.stats().participants();
    Set<String> marked = sources.marks().participants();
    return room.joined().stream()
        .filter(name -> !inBrowser.contains(name) && !marked.contains(name))
        .findFirst()
        .orElse("worker");
  }
}
