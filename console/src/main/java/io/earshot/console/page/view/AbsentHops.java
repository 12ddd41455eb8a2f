package io.earshot.console.page.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Hops that a call should have and nobody measures, with the reason. */
final class AbsentHops {

  private static final String SFU_MARKS = "no marks at the SFU and no RTCP reports cover it";
  private static final String COMPOSED =
      "no phrase has been followed through all of its hops yet: it is their sum";

  private AbsentHops() {}

  static List<CallEvent.AbsentHop> of(Set<String> measured, boolean hasWorker) {
    List<CallEvent.AbsentHop> absent = new ArrayList<>();
    // Without an SFU there is but one leg, which is the medium's whole way.
    boolean hasServer = measured.stream().anyMatch(PathOrder::isStep);
    if (hasServer) {
      add(absent, measured, "uplink", "client → sfu", SFU_MARKS);
      add(absent, measured, "sfu", "sfu", "the SFU marks nothing");
      add(absent, measured, "downlink", "sfu → client", SFU_MARKS);
    }
    if (hasWorker) {
      add(absent, measured, "sfu_worker", "sfu → worker", "no RTCP round trips of the worker");
      add(absent, measured, "worker", "worker", "the worker reports no stages of utterances");
      add(absent, measured, "worker_sfu", "worker → sfu", "no RTCP round trips of the worker");
      add(absent, measured, "worker_sfu_client", "worker → listener", COMPOSED);
      add(absent, measured, "to_ear", "worker → listener", COMPOSED);
      add(absent, measured, "total", "speaker → listener", COMPOSED);
    }
    add(absent, measured, "media", "client → client", "no frame is marked at both ends");
    return absent;
  }

  private static void add(
      List<CallEvent.AbsentHop> absent,
      Set<String> measured,
      String hop,
      String span,
      String reason) {
    if (!measured.contains(hop)) {
      absent.add(new CallEvent.AbsentHop(hop, hop.replace('_', ' '), span, reason));
    }
  }
}
