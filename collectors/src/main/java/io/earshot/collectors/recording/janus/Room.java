package io.earshot.collectors.recording.janus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is who in a session's events: read ahead, because some events name only a number. */
final class Room {

  private static final Set<String> ENDINGS = Set.of("leaving", "hangup");

  private final Map<String, String> participantByFeed = new HashMap<>();
  private final Map<String, JanusEvent> joinedHandles = new HashMap<>();
  private final Set<String> subscriberHandles = new HashSet<>();
  private final Set<String> joined = new LinkedHashSet<>();
  private final List<Call> calls = new ArrayList<>();
  private final Map<String, String> offers = new HashMap<>();
  private @Nullable String caller;
  private @Nullable JanusEvent start;
  private @Nullable JanusEvent end;

  Room(List<JanusEvent> events) {
    for (JanusEvent event : events) {
      read(event);
    }
  }

  /** A VideoCall between two handles; the callee's {@code accepted} makes it one. */
  record Call(String caller, String callee, JanusEvent accepted) {}

  @Nullable String participantOfFeed(@Nullable String feed) {
    return feed == null ? null : participantByFeed.get(feed);
  }

  boolean isSubscriber(@Nullable String handle) {
    return handle != null && subscriberHandles.contains(handle);
  }

  boolean isJoinedHandle(@Nullable String handle) {
    return handle != null && joinedHandles.containsKey(handle);
  }

  Set<String> joined() {
    return joined;
  }

  @Nullable Call callAcceptedBy(JanusEvent event) {
    return calls.stream().filter(call -> call.accepted() == event).findFirst().orElse(null);
  }

  boolean isStart(JanusEvent event) {
    return event == start;
  }

  boolean isEnd(JanusEvent event) {
    return event == end;
  }

  /** The SDP that a participant offered to send with; null if none was seen. */
  @Nullable String offer(String participant) {
    return offers.get(participant);
  }

  private void read(JanusEvent event) {
    String participant = event.participant();
    switch (event.type()) {
      case JanusEvent.SESSION -> {
        if (start == null && "created".equals(event.body().text("name"))) {
          start = event;
        }
      }
      case JanusEvent.HANDLE -> {
        if ("detached".equals(event.body().text("name"))) {
          endAt(event);
        }
      }
      case JanusEvent.JSEP -> readOffer(event, participant);
      case JanusEvent.WEBRTC -> {
        if ("hangup".equals(event.body().text("connection"))) {
          endAt(event);
        }
      }
      case JanusEvent.PLUGIN -> readPlugin(event, participant);
      default -> {}
    }
  }

  private void endAt(JanusEvent event) {
    if (end == null || event.atNanos() >= end.atNanos()) {
      end = event;
    }
  }

  private void readOffer(JanusEvent event, @Nullable String participant) {
    String sdp = event.body().at("jsep").text("sdp");
    boolean fromParticipant = "remote".equals(event.body().text("owner"));
    if (participant != null && sdp != null && fromParticipant && sdp.contains("a=ssrc:")) {
      offers.putIfAbsent(participant, sdp);
    }
  }

  private void readPlugin(JanusEvent event, @Nullable String participant) {
    String name = event.pluginEvent();
    if (ENDINGS.contains(name)) {
      endAt(event);
    }
    if (participant == null) {
      return;
    }
    switch (name) {
      case "joined", "registered" -> {
        String feed = event.data().id("id");
        if (feed != null) {
          participantByFeed.put(feed, participant);
        }
        joined.add(participant);
        if (event.handle() != null) {
          joinedHandles.put(event.handle(), event);
        }
      }
      case "subscribing", "subscribed" -> {
        if (event.handle() != null) {
          subscriberHandles.add(event.handle());
        }
      }
      case "calling" -> caller = participant;
      case "accepted" -> {
        if (caller != null && !caller.equals(participant)) {
          calls.add(new Call(caller, participant, event));
          caller = null;
        }
      }
      default -> {}
    }
  }
}
