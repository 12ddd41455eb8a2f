package io.earshot.collectors.edge.limit;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Buckets of messages and bytes by subject. Remembers the newest 20,000 subjects: who was forgotten
 * starts with a full bucket, so forgetting never refuses anybody.
 */
public final class SubjectLimits {

  private static final int MAX_SUBJECTS = 20_000;

  private final RateLimits limits;
  private final Map<String, Buckets> bucketsBySubject =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Buckets> eldest) {
          return size() > MAX_SUBJECTS;
        }
      };

  public SubjectLimits(RateLimits limits) {
    this.limits = limits;
  }

  /**
   * Takes one message of {@code bytes}, or nothing.
   *
   * @param nowNanos any monotonic clock
   * @return milliseconds after which to try again; 0 = taken
   */
  public synchronized long take(String subject, int bytes, long nowNanos) {
    Buckets buckets =
        bucketsBySubject.computeIfAbsent(subject, unused -> new Buckets(limits, nowNanos));
    long waitMillis =
        Math.max(
            buckets.messages.waitMillis(1, nowNanos), buckets.bytes.waitMillis(bytes, nowNanos));
    if (waitMillis == 0) {
      buckets.messages.take(1);
      buckets.bytes.take(bytes);
    }
    return waitMillis;
  }

  private static final class Buckets {
    private final TokenBucket messages;
    private final TokenBucket bytes;

    Buckets(RateLimits limits, long nowNanos) {
      messages = new TokenBucket(limits.messageBurst(), limits.messagesPerSecond(), nowNanos);
      bytes = new TokenBucket(limits.burstBytes(), limits.bytesPerSecond(), nowNanos);
    }
  }
}
