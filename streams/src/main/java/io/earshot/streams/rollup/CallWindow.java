package io.earshot.streams.rollup;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * FINAL measurement of one call over 10 s, as far as others are put together with it.
 *
 * @param second first second of the window
 * @param context labels that hold for the whole call
 */
public record CallWindow(
    String session,
    long second,
    Map<String, String> context,
    List<StreamPart> streams,
    List<HopPart> hops,
    List<ParticipantPart> participants) {

  /** Where a participant stands; the call's own word where it says nothing itself. */
  @Nullable String label(String participant, String label) {
    for (ParticipantPart each : participants) {
      if (each.participant().equals(participant) && each.labels().containsKey(label)) {
        return each.labels().get(label);
      }
    }
    return context.get(label);
  }
}
