package io.earshot.collectors.recording.clock;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whose clocks a recording is read with. A lab folder is stamped by one; that it has more can be
 * said of it, and made so.
 *
 * @param separate every participant, worker and server has a clock of its own
 * @param shifts participant to what its clock, then its own, is put wrong by; names that a
 *     recording does not have change nothing
 */
public record Clocks(boolean separate, Map<String, Shift> shifts) {

  /** One clock, as recorded. */
  public static final Clocks SAME = new Clocks(false, Map.of());

  public Clocks {
    shifts = Collections.unmodifiableMap(new TreeMap<>(shifts));
  }

  public boolean hasOwn(String participant) {
    return separate || shifts.containsKey(participant);
  }
}
