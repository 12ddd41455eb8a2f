package io.earshot.collectors.recording.livekit;

import io.earshot.collectors.recording.batch.Agent;
import io.earshot.collectors.recording.batch.Events;
import io.earshot.collectors.recording.batch.Gathering;
import io.earshot.collectors.recording.batch.Sight;
import io.earshot.collectors.recording.rows.BadRow;
import io.earshot.collectors.recording.rows.JsonRow;
import io.earshot.collectors.recording.rows.Tally;
import io.earshot.schema.AgentRole;
import io.earshot.schema.LifecycleEvent;
import io.earshot.schema.LifecycleKind;
import java.util.ArrayList;
import java.util.List;

/** webhooks.jsonl, and roomservice.jsonl where a webhook is missing. */
final class WebhookRows {

  private final Gathering gathering;
  private final Directory directory;
  private final Announced announced;
  private final Tally tally;

  WebhookRows(Gathering gathering, Directory directory, Announced announced, Tally tally) {
    this.gathering = gathering;
    this.directory = directory;
    this.announced = announced;
    this.tally = tally;
  }

  void accept(JsonRow line) throws BadRow {
    long receivedNanos = line.needNanosOfMillis("rx_ms");
    JsonRow body = line.at("body");
    JsonRow participant = body.at("participant");
    gathering.nameRoom(body.at("room").text("name"));
    switch (body.needText("event")) {
      case "room_started" ->
          gathering.add(
              Agent.SFU,
              receivedNanos,
              Events.ofSession(LifecycleKind.SESSION_STARTED, receivedNanos));
      case "room_finished" ->
          gathering.add(
              Agent.SFU,
              receivedNanos,
              Events.ofSession(LifecycleKind.SESSION_ENDED, receivedNanos));
      case "participant_joined" -> {
        LifecycleEvent.Builder joined = joined(participant, receivedNanos);
        announced.join(participant.needText("identity"));
        add(receivedNanos, joined);
      }
      case "participant_left" ->
          add(
              receivedNanos,
              Events.of(LifecycleKind.LEFT, receivedNanos, participant.needText("identity"))
                  .setReason(participant.text("disconnectReason")));
      case "track_published" -> {
        String track = body.at("track").needText("sid");
        LifecycleEvent.Builder event =
            track(LifecycleKind.TRACK_PUBLISHED, participant, track, receivedNanos);
        announced.publish(track);
        add(receivedNanos, event);
      }
      case "track_unpublished" ->
          add(
              receivedNanos,
              track(
                  LifecycleKind.TRACK_UNPUBLISHED,
                  participant,
                  body.at("track").needText("sid"),
                  receivedNanos));
      default -> tally.ignore();
    }
  }

  /** A poll says who is there; it is the join of everyone whom no webhook announced. */
  void acceptPoll(JsonRow line) throws BadRow {
    long atNanos = line.needNanosOfMillis("t_ms");
    List<Sight> joins = new ArrayList<>();
    for (JsonRow participant : line.each("participants")) {
      String identity = participant.text("identity");
      if (identity != null && participant.has("joinedAtMs") && announced.join(identity)) {
        joins.add(new Sight.Happening(joined(participant, atNanos).build()));
      }
    }
    if (joins.isEmpty()) {
      tally.ignore();
    } else {
      gathering.add(Agent.SFU, atNanos, joins);
    }
  }

  private LifecycleEvent.Builder joined(JsonRow participant, long fallbackNanos) throws BadRow {
    String identity = participant.needText("identity");
    long atNanos =
        participant.has("joinedAtMs") ? participant.needNanosOfMillis("joinedAtMs") : fallbackNanos;
    boolean isAgent = directory.identities().isAgent(identity);
    return Events.of(LifecycleKind.JOINED, atNanos, identity)
        .setRole(isAgent ? AgentRole.WORKER : AgentRole.CLIENT);
  }

  private LifecycleEvent.Builder track(
      LifecycleKind kind, JsonRow participant, String track, long atNanos) throws BadRow {
    return Events.of(kind, atNanos, participant.needText("identity"))
        .setTrack(track)
        .setSsrc(directory.tracks().sentSsrc(track));
  }

  private void add(long receivedNanos, LifecycleEvent.Builder event) {
    gathering.add(Agent.SFU, receivedNanos, new Sight.Happening(event.build()));
  }
}
