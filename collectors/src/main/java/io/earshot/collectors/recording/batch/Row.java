package io.earshot.collectors.recording.batch;

import java.util.List;

/** What one input row says, and when. */
record Row(long atNanos, List<Sight> sights) {

  long markCount() {
    return sights.stream().filter(Sight.Passage.class::isInstance).count();
  }
}
