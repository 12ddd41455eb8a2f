package io.earshot.collectors.recording.livekit;

import io.earshot.collectors.recording.batch.Agent;
import io.earshot.collectors.recording.batch.Events;
import io.earshot.collectors.recording.batch.Gathering;
import io.earshot.collectors.recording.batch.Sight;
import io.earshot.collectors.recording.browser.StatsIndex;
import io.earshot.collectors.recording.rows.BadRow;
import io.earshot.collectors.recording.rows.JsonRow;
import io.earshot.collectors.recording.rows.Tally;
import io.earshot.schema.LifecycleEvent;
import io.earshot.schema.LifecycleKind;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** client-events.jsonl: what the page's agent saw of its connection and its room. */
final class ClientRows {

  private final Gathering gathering;
  private final Tracks tracks;
  private final StatsIndex stats;
  private final Announced announced;
  private final Tally tally;
  private final Map<String, LifecycleKind> states = new HashMap<>();

  ClientRows(Gathering gathering, Directory directory, Announced announced, Tally tally) {
    this.gathering = gathering;
    this.tracks = directory.tracks();
    this.stats = directory.stats();
    this.announced = announced;
    this.tally = tally;
  }

  void accept(JsonRow line) throws BadRow {
    String who = line.needText("who");
    long atNanos = line.needNanosOfMillis("t_ms");
    LifecycleEvent.Builder event =
        switch (line.needText("ev")) {
          case "joined" ->
              announced.join(who) ? Events.of(LifecycleKind.JOINED, atNanos, who) : null;
          case "pc_state" -> connection(line, who, atNanos);
          case "published" -> published(line, who, atNanos);
          case "subscribed" -> subscription(LifecycleKind.TRACK_SUBSCRIBED, line, who, atNanos);
          case "unsubscribed" -> subscription(LifecycleKind.TRACK_UNSUBSCRIBED, line, who, atNanos);
          case "quality" ->
              Events.of(LifecycleKind.QUALITY_INDICATED, atNanos, line.needText("of"))
                  .setReason(line.needText("quality"));
          default -> null;
        };
    if (event == null) {
      tally.ignore();
    } else {
      gathering.add(Agent.browserOf(who), atNanos, new Sight.Happening(event.build()));
    }
  }

  private LifecycleEvent.@Nullable Builder connection(JsonRow line, String who, long atNanos) {
    LifecycleKind kind = state(line);
    if (kind == null) {
      return null;
    }
    String connection = "pc" + String.valueOf(line.id("n"));
    if (states.put(who + "/" + connection, kind) == kind) {
      return null;
    }
    LifecycleEvent.Builder event = Events.of(kind, atNanos, who).setConnection(connection);
    StatsIndex.Route route = stats.route(who, connection);
    if (kind == LifecycleKind.CONNECTED && route != null) {
      event.setRelayed(route.relayed()).setTransport(route.transport());
    }
    return event;
  }

  private static @Nullable LifecycleKind state(JsonRow line) {
    if ("checking".equals(line.text("iceConnectionState"))) {
      return LifecycleKind.CONNECTING;
    }
    return switch (String.valueOf(line.text("connectionState"))) {
      case "connected" -> LifecycleKind.CONNECTED;
      case "failed" -> LifecycleKind.FAILED;
      case "disconnected", "closed" -> LifecycleKind.DISCONNECTED;
      default -> null;
    };
  }

  private LifecycleEvent.@Nullable Builder published(JsonRow line, String who, long atNanos)
      throws BadRow {
    String track = line.needText("track");
    return announced.publish(track)
        ? Events.of(LifecycleKind.TRACK_PUBLISHED, atNanos, who)
            .setTrack(track)
            .setSsrc(tracks.sentSsrc(track))
        : null;
  }

  private LifecycleEvent.Builder subscription(
      LifecycleKind kind, JsonRow line, String who, long atNanos) throws BadRow {
    String track = line.needText("track");
    return Events.of(kind, atNanos, who)
        .setTrack(track)
        .setSsrc(tracks.receivedSsrc(who, track))
        .setPeer(tracks.publisher(track));
  }
}
