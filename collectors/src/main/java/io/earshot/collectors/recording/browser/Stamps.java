package io.earshot.collectors.recording.browser;

import io.earshot.collectors.recording.batch.Mark;
import io.earshot.collectors.recording.batch.Sight;
import io.earshot.schema.RemoteStamp;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Capture times that received frames carried (abs-capture-time). */
final class Stamps {

  /**
   * A page's clock ticks in 0.1 ms, which a stamp meets twice; and Chromium carries the extension
   * once per second and counts frames in between, where a sound card 500 ppm off is 0.5 ms wrong.
   */
  private static final int RESOLUTION_NANOS = (int) TimeUnit.MILLISECONDS.toNanos(1);

  private static final long MAX_REPEAT_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final Marks.Publishers publishers;
  private final Map<Frame, Long> lastNanos = new HashMap<>();
  private final Set<Frame> repeated = new HashSet<>();

  Stamps(List<MarkRow> rows, Marks.Publishers publishers) {
    this.publishers = publishers;
    rows.forEach(this::look);
  }

  private record Frame(String who, @Nullable Long ssrc, Mark.Payload payload) {}

  /**
   * None for a payload that repeats: it is silence that the server may have made up, with a time
   * that the page extrapolated from another frame's.
   */
  Sight.@Nullable Stamped of(MarkRow row) {
    Frame frame = frame(row);
    if (row.stampedNanos() == null || (frame != null && repeated.contains(frame))) {
      return null;
    }
    Long ssrc = row.mark().ssrc();
    RemoteStamp stamp =
        RemoteStamp.newBuilder()
            .setSsrc(ssrc)
            .setStampedNanos(row.stampedNanos())
            .setReceivedNanos(row.mark().atNanos())
            .setResolutionNanos(RESOLUTION_NANOS)
            .build();
    return new Sight.Stamped(stamp, ssrc == null ? null : publishers.of(ssrc));
  }

  private void look(MarkRow row) {
    Frame frame = frame(row);
    if (frame != null) {
      long atNanos = row.mark().atNanos();
      Long previousNanos = lastNanos.put(frame, atNanos);
      if (previousNanos != null && Math.abs(atNanos - previousNanos) <= MAX_REPEAT_NANOS) {
        repeated.add(frame);
      }
    }
  }

  /** By what a server leaves of it; null without a time, for nothing is asked of it then. */
  private static @Nullable Frame frame(MarkRow row) {
    Mark mark = row.mark();
    Mark.Payload payload = mark.primary() == null ? mark.whole() : mark.primary();
    return row.stampedNanos() == null || payload == null
        ? null
        : new Frame(row.who(), mark.ssrc(), payload);
  }
}
