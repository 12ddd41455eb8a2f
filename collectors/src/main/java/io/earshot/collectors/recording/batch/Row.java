package io.earshot.collectors.recording.batch;

import java.util.List;

/** What one input row says, and when it was written. */
record Row(long atNanos, List<Sight> sights) {

  long markCount() {
    return sights.stream().filter(Sight.Passage.class::isInstance).count();
  }

  /** The earliest instant that its writer's clock gave it. */
  long earliestNanos() {
    return sights.stream().mapToLong(Sight::atNanos).reduce(atNanos, Math::min);
  }

  /** What of it happened near an instant; nothing if the row itself was not written near it. */
  Row onlyNear(long centreNanos, long maxDistanceNanos) {
    if (!isNear(atNanos, centreNanos, maxDistanceNanos)) {
      return new Row(atNanos, List.of());
    }
    boolean allNear =
        sights.stream().allMatch(sight -> isNear(sight.atNanos(), centreNanos, maxDistanceNanos));
    return allNear
        ? this
        : new Row(
            atNanos,
            sights.stream()
                .filter(sight -> isNear(sight.atNanos(), centreNanos, maxDistanceNanos))
                .toList());
  }

  private static boolean isNear(long atNanos, long centreNanos, long maxDistanceNanos) {
    // Unsigned, so that the two ends of 64 bits are far apart.
    long distanceNanos = Math.max(atNanos, centreNanos) - Math.min(atNanos, centreNanos);
    return Long.compareUnsigned(distanceNanos, maxDistanceNanos) <= 0;
  }
}
