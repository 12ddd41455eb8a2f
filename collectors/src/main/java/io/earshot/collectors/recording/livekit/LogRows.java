package io.earshot.collectors.recording.livekit;

import io.earshot.collectors.recording.batch.Agent;
import io.earshot.collectors.recording.batch.Events;
import io.earshot.collectors.recording.batch.Gathering;
import io.earshot.collectors.recording.batch.Sight;
import io.earshot.collectors.recording.rows.BadRow;
import io.earshot.collectors.recording.rows.EpochTime;
import io.earshot.collectors.recording.rows.JsonRow;
import io.earshot.collectors.recording.rows.Tally;
import io.earshot.schema.LifecycleEvent;
import io.earshot.schema.LifecycleKind;

/** livekit.log: the server's word on those who have no agent of their own. */
final class LogRows {

  private final Gathering gathering;
  private final Directory directory;
  private final Announced announced;
  private final Tally tally;

  LogRows(Gathering gathering, Directory directory, Announced announced, Tally tally) {
    this.gathering = gathering;
    this.directory = directory;
    this.announced = announced;
    this.tally = tally;
  }

  void accept(JsonRow line) throws BadRow {
    String participant = line.text("participant");
    String track = line.text("trackID");
    String message = String.valueOf(line.text("msg"));
    if (participant != null
        && message.equals("participant active")
        && directory.identities().isAgent(participant)) {
      String type = line.text("connectionType");
      boolean relayed = "turn".equals(type);
      add(
          Events.of(LifecycleKind.CONNECTED, atNanos(line), participant)
              .setRelayed(type == null ? null : relayed)
              .setTransport(relayed ? null : type));
    } else if (participant != null
        && track != null
        && message.equals("mediaTrack published")
        && announced.publish(track)) {
      add(
          Events.of(LifecycleKind.TRACK_PUBLISHED, atNanos(line), participant)
              .setTrack(track)
              .setSsrc(directory.tracks().sentSsrc(track)));
    } else {
      tally.ignore();
    }
  }

  private static long atNanos(JsonRow line) throws BadRow {
    return EpochTime.nanosOfSeconds(line.needDecimal("ts"));
  }

  private void add(LifecycleEvent.Builder event) {
    gathering.add(Agent.SFU, event.getAtNanos(), new Sight.Happening(event.build()));
  }
}
