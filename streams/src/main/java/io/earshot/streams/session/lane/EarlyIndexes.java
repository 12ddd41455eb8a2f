package io.earshot.streams.session.lane;

import io.earshot.streams.session.input.ClockName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Of every received stream, the frames that wait for their send. */
final class EarlyIndexes {

  /** Streams of one session; one more drives the oldest out. */
  private static final int MAX_STREAMS = 512;

  private static final Comparator<EarlyReceipts> IN_ORDER =
      Comparator.<EarlyReceipts, String>comparing(each -> each.participant)
          .thenComparingLong(each -> each.ssrc)
          .thenComparing(each -> each.clock.node())
          .thenComparing(each -> each.clock.clock())
          .thenComparing(each -> each.clock.epoch());

  private record Name(String participant, long ssrc, ClockName clock) {}

  private final Map<Name, EarlyReceipts> byName = new LinkedHashMap<>();
  private int version;

  /** Those of a stream; made when first asked for. */
  EarlyReceipts of(String participant, long ssrc, ClockName clock) {
    Name name = new Name(participant, ssrc, clock);
    EarlyReceipts known = byName.get(name);
    if (known == null) {
      if (byName.size() == MAX_STREAMS) {
        byName.remove(byName.keySet().iterator().next());
      }
      known = new EarlyReceipts(participant, ssrc, clock);
      byName.put(name, known);
      version++;
    }
    return known;
  }

  /** Grows whenever a stream is added. */
  int version() {
    return version;
  }

  /** All, in an order that does not depend on their making. */
  List<EarlyReceipts> all() {
    List<EarlyReceipts> all = new ArrayList<>(byName.values());
    all.sort(IN_ORDER);
    return all;
  }
}
