package io.earshot.collectors.recording.janus;

import io.earshot.collectors.recording.batch.Agent;
import io.earshot.collectors.recording.batch.Events;
import io.earshot.collectors.recording.batch.Gathering;
import io.earshot.collectors.recording.batch.Sight;
import io.earshot.collectors.recording.browser.StatsIndex;
import io.earshot.collectors.recording.rows.JsonRow;
import io.earshot.collectors.recording.rows.Tally;
import io.earshot.schema.AgentRole;
import io.earshot.schema.LifecycleEvent;
import io.earshot.schema.LifecycleKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Events of the server, in its own time order, as what happened to the session. */
final class EventMapper {

  private final Room room;
  private final Ssrcs ssrcs;
  private final StatsIndex stats;
  private final @Nullable String worker;
  private final Tally tally;
  private final LegStats legStats;
  private final Map<String, JsonRow> selectedPairs = new HashMap<>();
  private final Set<String> gone = new HashSet<>();
  private final Set<String> published = new HashSet<>();

  EventMapper(Room room, Ssrcs ssrcs, Sources sources, @Nullable String worker, Tally tally) {
    this.room = room;
    this.ssrcs = ssrcs;
    this.stats = sources.stats();
    this.worker = worker;
    this.tally = tally;
    this.legStats = new LegStats(tally);
  }

  void gather(List<JanusEvent> events, Gathering gathering) {
    for (JanusEvent event : events) {
      List<Sight> sights = sights(event);
      if (sights.isEmpty()) {
        tally.ignore();
      } else {
        gathering.add(Agent.SFU, event.atNanos(), sights);
      }
    }
  }

  private List<Sight> sights(JanusEvent event) {
    List<Sight> sights = new ArrayList<>();
    if (room.isStart(event)) {
      sights.add(Events.ofSession(LifecycleKind.SESSION_STARTED, event.atNanos()));
    }
    String participant = event.participant();
    switch (event.type()) {
      case JanusEvent.HANDLE -> {
        boolean detached = "detached".equals(event.body().text("name"));
        if (detached && participant != null && room.isJoinedHandle(event.handle())) {
          leave(event, participant, sights);
        }
      }
      case JanusEvent.WEBRTC -> {
        if (participant != null) {
          connection(event, participant, sights);
        }
      }
      case JanusEvent.MEDIA -> {
        if (event.subtype() == JanusEvent.MEDIA_STATS && participant != null) {
          Long ssrc = room.isSubscriber(event.handle()) ? null : ssrcs.sent(participant);
          sights.add(new Sight.Reading(legStats.report(event, participant, ssrc)));
        }
      }
      case JanusEvent.PLUGIN -> plugin(event, participant, sights);
      default -> {}
    }
    if (room.isEnd(event)) {
      sights.add(Events.ofSession(LifecycleKind.SESSION_ENDED, event.atNanos()));
    }
    return sights;
  }

  private void leave(JanusEvent event, String participant, List<Sight> sights) {
    if (gone.add(participant)) {
      add(sights, Events.of(LifecycleKind.LEFT, event.atNanos(), participant));
    }
  }

  private void connection(JanusEvent event, String participant, List<Sight> sights) {
    String handle = String.valueOf(event.handle());
    LifecycleKind kind = null;
    switch (event.subtype()) {
      case JanusEvent.WEBRTC_SELECTED_PAIR ->
          selectedPairs.put(handle, event.body().at("candidates").at("remote"));
      case JanusEvent.WEBRTC_ICE_STATE -> {
        String ice = String.valueOf(event.body().text("ice"));
        if (ice.equals("connecting")) {
          kind = LifecycleKind.CONNECTING;
        } else if (ice.equals("failed")) {
          kind = LifecycleKind.FAILED;
        }
      }
      case JanusEvent.WEBRTC_CONNECTION -> {
        String state = String.valueOf(event.body().text("connection"));
        if (state.equals("webrtcup")) {
          kind = LifecycleKind.CONNECTED;
        } else if (state.equals("hangup")) {
          kind = LifecycleKind.DISCONNECTED;
        }
      }
      default -> {}
    }
    if (kind != null) {
      LifecycleEvent.Builder happening =
          Events.of(kind, event.atNanos(), participant)
              .setConnection(event.connection())
              .setReason(event.body().text("reason"));
      if (kind == LifecycleKind.CONNECTED) {
        setRoute(happening, participant, event.connection(), selectedPairs.get(handle));
      }
      add(sights, happening);
    }
  }

  /** The client knows how it reaches its relay; the server only that there is one. */
  private void setRoute(
      LifecycleEvent.Builder connected,
      String participant,
      String connection,
      @Nullable JsonRow remoteCandidate) {
    StatsIndex.Route route = stats.route(participant, connection);
    if (route != null) {
      connected.setRelayed(route.relayed()).setTransport(route.transport());
    } else if (remoteCandidate != null) {
      connected
          .setRelayed("relay".equals(remoteCandidate.text("type")))
          .setTransport(remoteCandidate.text("transport"));
    }
  }

  private void plugin(JanusEvent event, @Nullable String participant, List<Sight> sights) {
    String owner = room.participantOfFeed(event.data().id("id"));
    switch (event.pluginEvent()) {
      case "joined", "registered" -> {
        if (participant != null) {
          gone.remove(participant);
          AgentRole role = participant.equals(worker) ? AgentRole.WORKER : AgentRole.CLIENT;
          add(sights, Events.of(LifecycleKind.JOINED, event.atNanos(), participant).setRole(role));
        }
      }
      case "published" -> publish(event.atNanos(), owner, event.data().id("id"), sights);
      case "unpublished" -> unpublish(event.atNanos(), owner, event.data().id("id"), sights);
      case "subscribing" -> {
        for (JsonRow stream : event.data().each("streams")) {
          subscribe(event, participant, stream.id("feed_id"), sights);
        }
      }
      case "unsubscribed" -> {
        if (participant != null) {
          add(
              sights,
              Events.of(LifecycleKind.TRACK_UNSUBSCRIBED, event.atNanos(), participant)
                  .setTrack(event.data().id("feed"))
                  .setPeer(room.participantOfFeed(event.data().id("feed")))
                  .setConnection(event.connection()));
        }
      }
      case "accepted" -> accept(event, sights);
      case "leaving" -> {
        if (owner != null) {
          leave(event, owner, sights);
        }
      }
      case "hangup" -> unpublish(event.atNanos(), participant, participant, sights);
      default -> {}
    }
  }

  private void publish(
      long atNanos, @Nullable String owner, @Nullable String track, List<Sight> sights) {
    if (owner != null && track != null && published.add(track)) {
      add(
          sights,
          Events.of(LifecycleKind.TRACK_PUBLISHED, atNanos, owner)
              .setTrack(track)
              .setSsrc(ssrcs.sent(owner)));
    }
  }

  private void unpublish(
      long atNanos, @Nullable String owner, @Nullable String track, List<Sight> sights) {
    // Janus says it up to three times: on hangup, on detach and on destroy.
    if (owner != null && track != null && published.remove(track)) {
      add(
          sights,
          Events.of(LifecycleKind.TRACK_UNPUBLISHED, atNanos, owner)
              .setTrack(track)
              .setSsrc(ssrcs.sent(owner)));
    }
  }

  private void subscribe(
      JanusEvent event, @Nullable String listener, @Nullable String track, List<Sight> sights) {
    if (listener != null && track != null) {
      add(
          sights,
          Events.of(LifecycleKind.TRACK_SUBSCRIBED, event.atNanos(), listener)
              .setTrack(track)
              .setSsrc(ssrcs.received(listener))
              .setPeer(room.participantOfFeed(track))
              .setConnection(event.connection()));
    }
  }

  /** VideoCall has no feeds: from here on each side hears the other, by its name. */
  private void accept(JanusEvent event, List<Sight> sights) {
    Room.Call call = room.callAcceptedBy(event);
    if (call == null) {
      return;
    }
    publish(event.atNanos(), call.caller(), call.caller(), sights);
    publish(event.atNanos(), call.callee(), call.callee(), sights);
    hear(event, call.caller(), call.callee(), sights);
    hear(event, call.callee(), call.caller(), sights);
  }

  private void hear(JanusEvent event, String listener, String speaker, List<Sight> sights) {
    add(
        sights,
        Events.of(LifecycleKind.TRACK_SUBSCRIBED, event.atNanos(), listener)
            .setTrack(speaker)
            .setSsrc(ssrcs.received(listener))
            .setPeer(speaker)
            .setConnection(event.connection()));
  }

  private static void add(List<Sight> sights, LifecycleEvent.Builder event) {
    sights.add(new Sight.Happening(event.build()));
  }
}
