package io.earshot.collectors.recording.turn;

import io.earshot.collectors.recording.batch.Agent;
import io.earshot.collectors.recording.batch.Gathering;
import io.earshot.collectors.recording.batch.Sight;
import io.earshot.collectors.recording.rows.BadRow;
import io.earshot.collectors.recording.rows.JsonRow;
import io.earshot.collectors.recording.rows.LabFolder;
import io.earshot.collectors.recording.rows.Tally;
import io.earshot.schema.LifecycleEvent;
import io.earshot.schema.LifecycleKind;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Begin and end of allocations. Redis says them to the millisecond, the log to the second and
 * without the transport, so the log counts only where there is no Redis recording.
 */
public final class Allocations {

  private static final Pattern STATUS_CHANNEL =
      Pattern.compile("turn/realm/[^/]*/user/(.+)/allocation/([0-9]+)/status");
  private static final Pattern TRANSPORT = Pattern.compile("\\btype=(\\w+)");

  private final Gathering gathering;
  private final TurnUsers users;
  private final Tally tally;

  private Allocations(Gathering gathering, TurnUsers users, Tally tally) {
    this.gathering = gathering;
    this.users = users;
    this.tally = tally;
  }

  public static void gather(LabFolder folder, TurnLog log, TurnUsers users, Gathering gathering) {
    Allocations allocations = new Allocations(gathering, users, folder.tally());
    boolean published = folder.has("coturn-redis.jsonl");
    folder.offerAll(folder.json("coturn-redis.jsonl"), allocations::acceptPublished);
    for (TurnLog.Line line : log.lines()) {
      if (published) {
        folder.tally().ignore();
      } else {
        allocations.acceptLogged(line);
      }
    }
  }

  private void acceptPublished(JsonRow row) throws BadRow {
    long atNanos = row.needNanosOfMillis("rx_ms");
    String message = row.needText("message");
    Matcher channel = STATUS_CHANNEL.matcher(row.needText("channel"));
    LifecycleKind kind = null;
    if (message.startsWith("new ")) {
      kind = LifecycleKind.TURN_ALLOCATED;
    } else if (message.equals("deleted")) {
      kind = LifecycleKind.TURN_RELEASED;
    }
    if (kind == null || !channel.matches()) {
      tally.ignore();
      return;
    }
    Matcher transport = TRANSPORT.matcher(message);
    add(
        kind,
        atNanos,
        new Allocation(channel.group(2), channel.group(1)),
        transport.find() ? transport.group(1).toLowerCase(Locale.ROOT) : null);
  }

  private void acceptLogged(TurnLog.Line line) {
    Allocation allocation = new Allocation(line.session(), line.user());
    switch (line.event()) {
      case NEW -> add(LifecycleKind.TURN_ALLOCATED, line.atNanos(), allocation, null);
      case DELETED -> add(LifecycleKind.TURN_RELEASED, line.atNanos(), allocation, null);
      case OTHER -> tally.ignore();
    }
  }

  private void add(
      LifecycleKind kind, long atNanos, Allocation allocation, @Nullable String transport) {
    String participant = users.participant(allocation.user());
    if (participant == null) {
      tally.ignore();
      return;
    }
    gathering.add(
        Agent.TURN,
        atNanos,
        new Sight.Happening(
            LifecycleEvent.newBuilder()
                .setKind(kind)
                .setAtNanos(atNanos)
                .setParticipant(participant)
                .setConnection(allocation.id())
                .setRelayed(true)
                .setTransport(transport)
                .build()));
  }

  private record Allocation(String id, String user) {}
}
