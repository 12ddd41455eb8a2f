package io.earshot.streams.session.lane;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.session.input.Batch;
import io.earshot.streams.session.input.ClockName;
import io.earshot.streams.session.input.Lifecycle;
import io.earshot.streams.session.input.LifecycleType;
import io.earshot.streams.session.input.Role;
import io.earshot.streams.session.result.ParticipantWindow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Who takes part in a session, since when, on which clock; what is published to whom. */
final class Facts {

  private static final int MAX_PARTICIPANTS = 1_000;

  private final Map<String, ParticipantFacts> participants = new TreeMap<>();
  private final Map<String, ClockName> clocks = new TreeMap<>();
  private final Map<String, String> context = new TreeMap<>();
  private final Tracks tracks = new Tracks();
  private String serverName = "sfu";
  private long serverFirstNanos = Times.NEVER;
  private long firstNanos = Times.NEVER;
  private long lastNanos = Times.NEVER;
  private boolean wasEnded;
  private int clockChanges;

  /** The participant; made when first asked for. Beyond the cap all share one of no name. */
  ParticipantFacts participant(String id) {
    ParticipantFacts known = participants.get(id);
    if (known != null) {
      return known;
    }
    String name = participants.size() < MAX_PARTICIPANTS ? id : "";
    return participants.computeIfAbsent(name, ParticipantFacts::new);
  }

  Collection<ParticipantFacts> participants() {
    return participants.values();
  }

  Role roleOf(String id) {
    ParticipantFacts known = participants.get(id);
    return known == null ? Role.UNKNOWN : known.role();
  }

  Tracks tracks() {
    return tracks;
  }

  /** Name of the SFU of this session. */
  String serverName() {
    return serverName;
  }

  boolean hasServer() {
    return roleOf(serverName) == Role.SFU;
  }

  /** Whether media goes through a server, be it known or not: workers join calls nowhere else. */
  boolean isForwarded() {
    return hasServer()
        || participants.values().stream().anyMatch(each -> each.role() == Role.WORKER);
  }

  /** Takes note that an agent beside a participant, on a clock, saw something. */
  void onAgent(String id, Role role, ClockName clock) {
    participant(id).learnRole(role);
    if (role == Role.SFU) {
      serverName = id;
    }
    if (participants.containsKey(id) && !clock.equals(clocks.put(id, clock))) {
      clockChanges++;
    }
  }

  /** Takes note that a batch came, and of what it says of where its agent stands. */
  void onHeard(Batch batch) {
    ParticipantFacts participant = participant(batch.participant());
    participant.learnRole(batch.role());
    participant.presence().onHeard(batch);
    batch
        .labels()
        .forEach(
            (label, value) -> {
              if (label.isOfSessionFrom(batch.role())) {
                context.put(label.key(), value);
              }
            });
  }

  /** What holds for the session as a whole, by names of labels. */
  Map<String, String> context() {
    return new TreeMap<>(context);
  }

  /** Everybody who takes part or was heard of in the open window; the next one begins empty. */
  List<ParticipantWindow> closeWindow() {
    List<ParticipantWindow> windows = new ArrayList<>();
    for (ParticipantFacts participant : participants.values()) {
      if (!participant.hasLeft() || participant.presence().isHeard()) {
        windows.add(participant.presence().closeWindow(participant));
      }
    }
    return windows;
  }

  /** Grows whenever the way that media takes may have changed. */
  int version() {
    return tracks.version() + clockChanges;
  }

  /** Takes note that an agent of a role saw something then. */
  void onTime(Role role, long eventNanos) {
    firstNanos = Times.earlier(firstNanos, eventNanos);
    lastNanos = Math.max(lastNanos, eventNanos);
    if (role == Role.SFU) {
      serverFirstNanos = Times.earlier(serverFirstNanos, eventNanos);
    }
  }

  void onLifecycle(Lifecycle event, long eventNanos) {
    if (event.type() == LifecycleType.SESSION_ENDED) {
      wasEnded = true;
    }
    ParticipantFacts participant = participant(event.participant());
    participant.learnRole(event.role());
    participant.onLifecycle(event, eventNanos);
    tracks.onLifecycle(event);
  }

  /** Clock of the newest batch from beside a participant; null before the first. */
  @Nullable ClockName clockOf(String id) {
    return clocks.get(id);
  }

  /** First event on the server's clock, else on any. */
  long startNanos() {
    return serverFirstNanos == Times.NEVER ? firstNanos : serverFirstNanos;
  }

  long lastNanos() {
    return lastNanos;
  }

  /** The server said so, or everybody has left. */
  boolean isOver() {
    boolean sawAnyone = false;
    for (ParticipantFacts participant : participants.values()) {
      if (!participant.role().isServer()) {
        sawAnyone = true;
        if (!participant.hasLeft()) {
          return wasEnded;
        }
      }
    }
    return sawAnyone || wasEnded;
  }

  void writeTo(SnapshotWriter out) {
    out.writeUnsigned(participants.size());
    participants.forEach(
        (id, participant) -> {
          out.writeString(id);
          participant.writeTo(out);
        });
    out.writeUnsigned(clocks.size());
    clocks.forEach(
        (id, clock) -> {
          out.writeString(id);
          out.writeString(clock.node());
          out.writeString(clock.clock());
          out.writeSigned(clock.epoch());
        });
    tracks.writeTo(out);
    out.writeString(serverName);
    out.writeSigned(serverFirstNanos);
    out.writeSigned(firstNanos);
    out.writeSigned(lastNanos);
    out.writeBoolean(wasEnded);
    Names.write(context, out);
  }

  void readFrom(SnapshotReader in) {
    for (int n = in.readCount(MAX_PARTICIPANTS + 1); n > 0; n--) {
      String id = in.readString();
      participants.put(id, ParticipantFacts.readFrom(id, in));
    }
    for (int n = in.readCount(Integer.MAX_VALUE); n > 0; n--) {
      clocks.put(
          in.readString(), new ClockName(in.readString(), in.readString(), (int) in.readSigned()));
    }
    tracks.readFrom(in);
    serverName = in.readString();
    serverFirstNanos = in.readSigned();
    firstNanos = in.readSigned();
    lastNanos = in.readSigned();
    wasEnded = in.readBoolean();
    Names.read(in, context);
  }
}
