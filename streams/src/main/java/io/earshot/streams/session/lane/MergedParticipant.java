package io.earshot.streams.session.lane;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.session.input.Role;
import io.earshot.streams.session.result.ParticipantWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Windows of one participant: what was counted as sums, what is known as it was at the end. */
final class MergedParticipant {

  private static final int MAX_ENTRIES = 100_000;

  private MergedParticipant() {}

  static ParticipantWindow sum(ParticipantWindow before, ParticipantWindow next) {
    List<Double> iceRttMillis = new ArrayList<>(before.iceRttMillis());
    iceRttMillis.addAll(next.iceRttMillis());
    return new ParticipantWindow(
        next.participant(),
        next.role(),
        next.agents(),
        next.labels(),
        before.batches() + next.batches(),
        before.observations() + next.observations(),
        before.agentGaps() + next.agentGaps(),
        sum(before.agentDropped(), next.agentDropped()),
        before.connectionAttempts() + next.connectionAttempts(),
        before.connectionFailures() + next.connectionFailures(),
        sum(before.failureReasons(), next.failureReasons()),
        next.transport(),
        iceRttMillis,
        next.hasLeft());
  }

  private static Map<String, Long> sum(Map<String, Long> before, Map<String, Long> next) {
    Map<String, Long> sum = new TreeMap<>(before);
    next.forEach((name, count) -> sum.merge(name, count, Long::sum));
    return sum;
  }

  static void write(ParticipantWindow window, SnapshotWriter out) {
    out.writeString(window.participant());
    out.writeUnsigned(window.role().ordinal());
    out.writeUnsigned(window.agents().size());
    window.agents().forEach(out::writeString);
    Names.write(window.labels(), out);
    out.writeUnsigned(window.batches());
    out.writeUnsigned(window.observations());
    out.writeSigned(window.agentGaps());
    CountsByName.write(window.agentDropped(), out);
    out.writeUnsigned(window.connectionAttempts());
    out.writeUnsigned(window.connectionFailures());
    CountsByName.write(window.failureReasons(), out);
    out.writeString(window.transport() == null ? "" : window.transport());
    out.writeUnsigned(window.iceRttMillis().size());
    window.iceRttMillis().forEach(out::writeDouble);
    out.writeBoolean(window.hasLeft());
  }

  static ParticipantWindow readFrom(SnapshotReader in) {
    String participant = in.readString();
    Role role = Role.values()[in.readCount(Role.values().length - 1)];
    List<String> agents = new ArrayList<>();
    for (int n = in.readCount(Presence.MAX_AGENTS); n > 0; n--) {
      agents.add(in.readString());
    }
    Map<String, String> labels = new TreeMap<>();
    Names.read(in, labels);
    long batches = in.readUnsigned();
    long observations = in.readUnsigned();
    long agentGaps = in.readSigned();
    Map<String, Long> agentDropped = counts(in);
    int attempts = in.readCount(Integer.MAX_VALUE);
    int failures = in.readCount(Integer.MAX_VALUE);
    Map<String, Long> failureReasons = counts(in);
    String transport = in.readString();
    List<Double> iceRttMillis = new ArrayList<>();
    for (int n = in.readCount(MAX_ENTRIES); n > 0; n--) {
      iceRttMillis.add(in.readDouble());
    }
    return new ParticipantWindow(
        participant,
        role,
        agents,
        labels,
        batches,
        observations,
        agentGaps,
        agentDropped,
        attempts,
        failures,
        failureReasons,
        transport.isEmpty() ? null : transport,
        iceRttMillis,
        in.readBoolean());
  }

  private static Map<String, Long> counts(SnapshotReader in) {
    Map<String, Long> counts = new TreeMap<>();
    CountsByName.read(in, counts);
    return counts;
  }
}
