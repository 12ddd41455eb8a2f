package io.earshot.collectors.edge.webhook;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Ids of webhooks that were taken, so that none is taken twice. A webhook's token is valid for five
 * minutes; the newest 20,000 are more than a server sends in that time.
 */
final class SeenEvents {

  private static final int MAX_IDS = 20_000;

  private final Set<String> ids = new LinkedHashSet<>();

  /** True when the id is new; {@link #forget} makes it new again. */
  synchronized boolean add(String id) {
    boolean added = ids.add(id);
    if (ids.size() > MAX_IDS) {
      ids.remove(ids.iterator().next());
    }
    return added;
  }

  synchronized void forget(String id) {
    ids.remove(id);
  }
}
