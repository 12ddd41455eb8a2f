package io.earshot.console.sessions.listing;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The sessions that began last, as many as asked for, whatever the length of the topic they come
 * from. Of one session the newest line counts.
 */
public final class NewestSessions {

  private static final Comparator<ListedSession> BY_START =
      Comparator.comparing(ListedSession::startMillis).thenComparing(ListedSession::session);

  private final int limit;
  private final Map<String, ListedSession> byId = new HashMap<>();
  private final TreeSet<ListedSession> byStart = new TreeSet<>(BY_START);
  private boolean leftOut;

  /**
   * @param limit at least one
   */
  public NewestSessions(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit=" + limit + " < 1");
    }
    this.limit = limit;
  }

  public void add(ListedSession session) {
    remove(session.session());
    byId.put(session.session(), session);
    byStart.add(session);
    if (byId.size() > limit) {
      leftOut = true;
      remove(byStart.first().session());
    }
  }

  /** Forgets a session that is no longer in the topic. */
  public void remove(String session) {
    ListedSession known = byId.remove(session);
    if (known != null) {
      byStart.remove(known);
    }
  }

  /** By start, then id. */
  public List<ListedSession> list() {
    return List.copyOf(byStart);
  }

  /** Whether there were more than the limit. */
  public boolean leftOut() {
    return leftOut;
  }
}
