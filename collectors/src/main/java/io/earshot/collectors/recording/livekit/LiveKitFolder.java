package io.earshot.collectors.recording.livekit;

import io.earshot.collectors.recording.batch.Gathering;
import io.earshot.collectors.recording.browser.StatsRows;
import io.earshot.collectors.recording.rows.LabFolder;
import io.earshot.collectors.recording.rows.Tally;
import io.earshot.collectors.recording.rows.UnreadableInput;
import io.earshot.collectors.recording.turn.Allocations;
import io.earshot.collectors.recording.turn.TurnLog;
import java.util.List;

/** A lab folder with what a LiveKit server told. */
public final class LiveKitFolder {

  public static final String FORMAT = "livekit";

  private static final List<String> MARKERS =
      List.of("webhooks.jsonl", "client-events.jsonl", "tap.csv");

  private LiveKitFolder() {}

  public static boolean recognises(LabFolder folder) {
    return MARKERS.stream().anyMatch(folder::has);
  }

  public static void gather(LabFolder folder, Gathering gathering) throws UnreadableInput {
    Tally tally = folder.tally();
    Sources sources = Sources.read(folder);
    Directory directory = Directory.of(sources);
    TurnLog turnLog = TurnLog.read(folder);

    sources.marks().gather(gathering, (who, sent) -> null, directory.tracks()::publisherOfSsrc);
    // LiveKit passes sender reports through: their NTP time is the publisher's.
    StatsRows stats = new StatsRows(gathering, directory.tracks()::publisherOfSsrc, tally);
    folder.offerAll(sources.stats(), stats::accept);
    Tap.read(folder).gather(gathering, new Endpoints(turnLog, directory, sources.log()));
    folder.offerAll(folder.json("probes.jsonl"), new ProbeRows(gathering)::accept);
    new HostClocks(gathering).gather(sources);
    Allocations.gather(folder, turnLog, directory.identities()::ofTurnUser, gathering);
    gatherLifecycle(folder, sources, directory, gathering);
  }

  /** The order says whose clock counts: webhooks, the server's log, then the ends. */
  private static void gatherLifecycle(
      LabFolder folder, Sources sources, Directory directory, Gathering gathering) {
    Tally tally = folder.tally();
    Announced announced = new Announced();
    WebhookRows webhooks = new WebhookRows(gathering, directory, announced, tally);
    folder.offerAll(sources.webhooks(), webhooks::accept);
    folder.offerAll(sources.roomService(), webhooks::acceptPoll);
    LogRows log = new LogRows(gathering, directory, announced, tally);
    folder.offerAll(sources.log(), log::accept);
    ClientRows clients = new ClientRows(gathering, directory, announced, tally);
    folder.offerAll(sources.clientEvents(), clients::accept);
    new WorkerRows(gathering, directory, announced, tally).gather(folder, sources.worker());
  }
}
