package io.earshot.alerts.rule.metric;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which labels series carry. */
final class MetricLabels {

  static final List<String> STREAM =
      List.of("session", "participant", "direction", "leg", "peer", "ssrc");
  static final List<String> SESSION = List.of("session");

  /** What is known about a session and its places rather than measured; wider scopes need it. */
  private static final List<String> CONTEXT =
      List.of("room", "sfu", "worker", "region", "source_language", "target_language", "agent");

  private MetricLabels() {}

  static Set<String> withContext(List<String> own) {
    Set<String> all = new TreeSet<>(own);
    if (!own.isEmpty()) {
      all.addAll(CONTEXT);
    }
    return Collections.unmodifiableSet(all);
  }
}
