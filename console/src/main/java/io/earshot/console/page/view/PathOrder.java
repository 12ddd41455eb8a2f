package io.earshot.console.page.view;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Hops as sound passes them, from a speaker through SFU and worker to an ear. */
final class PathOrder {

  static final List<String> HOPS =
      List.of(
          "uplink",
          "sfu",
          "sfu_worker",
          "worker",
          "worker_sfu",
          "downlink",
          "worker_sfu_client",
          "to_ear",
          "media",
          "total");

  /** By place on the path; what is not on it comes last. */
  static final Comparator<String> ORDER =
      Comparator.comparingInt((String hop) -> HOPS.contains(hop) ? HOPS.indexOf(hop) : HOPS.size())
          .thenComparing(Comparator.naturalOrder());

  /** How many places of the path lie before; sums of several places begin where they begin. */
  private static final Map<String, Integer> RANK =
      Map.of(
          "uplink", 0,
          "sfu", 1,
          "sfu_worker", 2,
          "worker", 3,
          "worker_sfu", 4,
          "worker_sfu_client", 4,
          "to_ear", 4,
          "downlink", 5);

  static final int LAST_RANK = 5;

  private PathOrder() {}

  /** Place on the path; -1 = spans the whole of it. */
  static int rank(String hop) {
    return RANK.getOrDefault(hop, -1);
  }

  /** Whether it is one step of the path, behind which the next one begins. */
  static boolean isStep(String hop) {
    return RANK.containsKey(hop) && !hop.equals("worker_sfu_client") && !hop.equals("to_ear");
  }
}
