package io.earshot.collectors.recording.batch;

import io.earshot.collectors.recording.clock.Clocks;
import io.earshot.collectors.recording.clock.Shift;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The clocks of a recording that are put wrong, each from its first record on. */
final class ShiftedClocks {

  private final Map<String, Shift> shifts;
  private final Map<String, Long> firstNanos = new HashMap<>();

  ShiftedClocks(Clocks clocks, Map<Agent, List<Row>> rowsByAgent) {
    this.shifts = clocks.shifts();
    rowsByAgent.forEach(
        (agent, rows) ->
            rows.stream()
                .mapToLong(Row::earliestNanos)
                .min()
                .ifPresent(first -> firstNanos.merge(agent.participant(), first, Math::min)));
  }

  boolean isEmpty() {
    return shifts.isEmpty();
  }

  /** What the clock of a participant shows; a null participant is unknown and not moved. */
  long moved(@Nullable String participant, long atNanos) {
    Shift shift = participant == null ? null : shifts.get(participant);
    Long first = participant == null ? null : firstNanos.get(participant);
    return shift == null || first == null ? atNanos : shift.moved(atNanos, first);
  }
}
