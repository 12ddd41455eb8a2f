package io.earshot.collectors.recording.livekit;

import io.earshot.collectors.recording.browser.Marks;
import io.earshot.collectors.recording.browser.StatsIndex;
import io.earshot.collectors.recording.rows.JsonRow;
import io.earshot.collectors.recording.rows.LabFolder;
import io.earshot.collectors.recording.rows.UnreadableInput;
import java.util.List;

/** The files of a folder, each read once; a missing one is empty. */
record Sources(
    Marks marks,
    List<JsonRow> stats,
    List<JsonRow> clientEvents,
    List<JsonRow> worker,
    List<JsonRow> webhooks,
    List<JsonRow> roomService,
    List<JsonRow> log) {

  static Sources read(LabFolder folder) throws UnreadableInput {
    return new Sources(
        Marks.read(folder),
        folder.json("getstats.jsonl"),
        folder.json("client-events.jsonl"),
        folder.json("worker.jsonl"),
        folder.json("webhooks.jsonl"),
        folder.json("roomservice.jsonl"),
        folder.json("livekit.log"));
  }

  StatsIndex statsIndex() {
    return new StatsIndex(stats);
  }
}
