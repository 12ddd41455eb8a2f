package io.earshot.collectors.edge.room;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Session of each room by the server's own events. A room name is used again and again, each life
 * has its own sid. Remembers the newest 10,000 rooms with four lives each.
 *
 * <p>Times are receipts at the edge, Unix milliseconds.
 */
public final class RoomDirectory {

  /** What agents had buffered when the room ended still belongs to it. */
  static final long GRACE_MILLIS = 120_000;

  private static final int MAX_ROOMS = 10_000;
  private static final int MAX_LIVES = 4;

  private final Map<RoomName, Deque<Life>> livesByRoom = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<String, RoomName> roomBySession = new HashMap<>();

  /** A webhook named the room's sid. */
  public synchronized void learn(RoomName room, String session) {
    if (!room.equals(roomBySession.get(session))) {
      Deque<Life> lives = livesByRoom.computeIfAbsent(room, unused -> new ArrayDeque<>());
      lives.addFirst(new Life(session, null));
      roomBySession.put(session, room);
      forgetOldest(lives);
    }
  }

  /** A webhook said that this life is over. */
  public synchronized void end(RoomName room, String session, long atMillis) {
    learn(room, session);
    Deque<Life> lives = livesByRoom.get(room);
    if (lives != null) {
      Deque<Life> after = new ArrayDeque<>();
      lives.forEach(
          life -> after.addLast(life.session.equals(session) ? life.ended(atMillis) : life));
      livesByRoom.put(room, after);
    }
  }

  /**
   * Where a batch belongs.
   *
   * @param claimed session that the batch names; null = it names none
   */
  public synchronized Placement place(RoomName room, @Nullable String claimed, long nowMillis) {
    Deque<Life> lives = livesByRoom.getOrDefault(room, new ArrayDeque<>());
    if (claimed == null) {
      return lives.isEmpty() ? new Placement.Unknown() : placement(lives.getFirst(), nowMillis);
    }
    for (Life life : lives) {
      if (life.session.equals(claimed)) {
        return placement(life, nowMillis);
      }
    }
    // A life that nobody announced yet can only follow one that ended, or none.
    boolean mayBeNext = lives.isEmpty() || lives.getFirst().endedAtMillis != null;
    return mayBeNext && !roomBySession.containsKey(claimed)
        ? new Placement.Unknown()
        : new Placement.Foreign();
  }

  private static Placement placement(Life life, long nowMillis) {
    boolean over = life.endedAtMillis != null && nowMillis - life.endedAtMillis > GRACE_MILLIS;
    return over ? new Placement.Over() : new Placement.Live(life.session);
  }

  private void forgetOldest(Deque<Life> lives) {
    if (lives.size() > MAX_LIVES) {
      roomBySession.remove(lives.removeLast().session);
    }
    if (livesByRoom.size() > MAX_ROOMS) {
      RoomName oldest = livesByRoom.keySet().iterator().next();
      livesByRoom
          .getOrDefault(oldest, new ArrayDeque<>())
          .forEach(life -> roomBySession.remove(life.session));
      livesByRoom.remove(oldest);
    }
  }

  private record Life(String session, @Nullable Long endedAtMillis) {

    Life ended(long atMillis) {
      return endedAtMillis == null ? new Life(session, atMillis) : this;
    }
  }
}
