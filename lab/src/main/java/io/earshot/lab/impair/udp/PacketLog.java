package io.earshot.lab.impair.udp;

import io.earshot.lab.impair.Direction;
import io.earshot.lab.impair.Fate;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The truth about every packet as CSV, in the order of arrival: {@code
 * direction,t_ms,bytes,verdict,added_ms}. {@code t_ms} is its arrival in Unix milliseconds (of the
 * start of the log, then monotonic), {@code bytes} its payload, {@code added_ms} the delay that was
 * decided; empty for a packet that does not pass.
 */
public final class PacketLog implements AutoCloseable {

  private static final String HEADER = "direction,t_ms,bytes,verdict,added_ms\n";
  private static final int MILLI_DECIMALS = 3;
  private static final long NANOS_PER_MICRO = 1000;
  private static final long MICROS_PER_SECOND = 1_000_000;

  private final @Nullable Writer out;
  private final long startMicros;
  private final long startNanos;
  private final StringBuilder line = new StringBuilder();

  private PacketLog(@Nullable Writer out, Instant start, long startNanos) {
    this.out = out;
    this.startMicros =
        start.getEpochSecond() * MICROS_PER_SECOND + start.getNano() / NANOS_PER_MICRO;
    this.startNanos = startNanos;
  }

  /** A log that keeps nothing. */
  public static PacketLog none() {
    return new PacketLog(null, Instant.EPOCH, 0);
  }

  /**
   * Begins with the header.
   *
   * @param startNanos the proxy's monotonic clock at this moment
   */
  public static PacketLog to(Writer out, InstantSource clock, long startNanos) throws IOException {
    BufferedWriter buffered = new BufferedWriter(out, 1 << 16);
    buffered.write(HEADER);
    return new PacketLog(buffered, clock.instant(), startNanos);
  }

  void add(Direction direction, long arrivalNanos, int bytes, Fate fate) throws IOException {
    if (out == null) {
      return;
    }
    long micros = startMicros + (arrivalNanos - startNanos) / NANOS_PER_MICRO;
    line.setLength(0);
    line.append(direction.logNumber()).append(',').append(millis(micros));
    line.append(',').append(bytes).append(',').append(fate.verdict().logWord()).append(',');
    if (fate.verdict().copies() > 0) {
      line.append(millis((fate.addedNanos() + NANOS_PER_MICRO / 2) / NANOS_PER_MICRO));
    }
    out.append(line.append('\n'));
  }

  private static String millis(long micros) {
    return BigDecimal.valueOf(micros, MILLI_DECIMALS).toPlainString();
  }

  void flush() throws IOException {
    if (out != null) {
      out.flush();
    }
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }
}
