package io.earshot.agent.observation;

import io.earshot.agent.observation.ReportField.Kind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Counters of one stream or connection at one end, exactly as read; what is not set is unknown.
 *
 * <pre>{@code
 * StreamReport.read(ReportType.INBOUND_RTP, agent.nowNanos())
 *     .set(ReportField.SSRC, 0xC0FFEEL)
 *     .set(ReportField.PACKETS_RECEIVED, 4_712)
 *     .set(ReportField.JITTER_SECONDS, 0.003)
 *     .report()
 * }</pre>
 */
public final class StreamReport implements Observation {

  private static final int FIXED_BYTES = 96;

  /** Longest name, quotes, the longest number. */
  private static final int FIELD_BYTES = 64;

  private final ReportType type;
  private final long atNanos;
  private final Map<ReportField, Object> values;
  private final int sizeBytes;

  private StreamReport(ReportType type, long atNanos, Map<ReportField, Object> values) {
    this.type = type;
    this.atNanos = atNanos;
    this.values = values;
    // Once, here: a mark that pushes a report out of the queue allocates nothing.
    this.sizeBytes = sizeOf(values);
  }

  /**
   * Starts a report.
   *
   * @param atNanos nanoseconds of the agent's clock: when the counters were read
   */
  public static Reading read(ReportType type, long atNanos) {
    return new Reading(type, atNanos);
  }

  public ReportType type() {
    return type;
  }

  /** Nanoseconds of the agent's clock: when the counters were read. */
  public long atNanos() {
    return atNanos;
  }

  /** What is known, in the order of the schema: String, Long or Double by the field's kind. */
  public void forEach(BiConsumer<ReportField, Object> reader) {
    values.forEach(reader);
  }

  @Override
  public int sizeBytes() {
    return sizeBytes;
  }

  private static int sizeOf(Map<ReportField, Object> values) {
    int bytes = FIXED_BYTES + values.size() * FIELD_BYTES;
    for (Object value : values.values()) {
      bytes += value instanceof String text ? Texts.bytes(text) : 0;
    }
    return bytes;
  }

  /** A report that is being filled. */
  public static final class Reading {

    private final ReportType type;
    private final long atNanos;
    private final Map<ReportField, Object> values = new EnumMap<>(ReportField.class);

    private Reading(ReportType type, long atNanos) {
      this.type = type;
      this.atNanos = atNanos;
    }

    /** Sets a text. */
    public Reading set(ReportField field, String value) {
      return put(field, field.kind() == Kind.TEXT, value);
    }

    /** Sets a whole number, or a real one that happens to be whole. */
    public Reading set(ReportField field, long value) {
      return field.kind() == Kind.REAL
          ? set(field, (double) value)
          : put(field, field.kind() == Kind.WHOLE, value);
    }

    /** Sets a real number. NaN and infinities are no readings and stay unknown. */
    public Reading set(ReportField field, double value) {
      return Double.isFinite(value) ? put(field, field.kind() == Kind.REAL, value) : this;
    }

    public StreamReport report() {
      Map<ReportField, Object> copy = new EnumMap<>(ReportField.class);
      copy.putAll(values);
      return new StreamReport(type, atNanos, Collections.unmodifiableMap(copy));
    }

    private Reading put(ReportField field, boolean fits, Object value) {
      if (!fits) {
        throw new IllegalArgumentException(
            field.wireName() + "=" + value + " is not " + field.kind());
      }
      values.put(field, value);
      return this;
    }
  }
}
