package io.earshot.lab.clock.trace;

import io.earshot.media.clock.ClockEdge;
import io.earshot.media.clock.OffsetRecord;
import io.earshot.media.clock.OffsetTrack;
import io.earshot.media.clock.Workspace;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Feeds the exchanges of a trace to the estimator and tells the records that they bring about, as
 * lines. Settings begin anew; records in the trace and empty lines are passed over.
 */
public final class TraceReplay {

  private static final int EXCHANGE_CELLS = 5;

  private final Consumer<String> out;
  private @Nullable ClockEdge edge;
  private long line;
  private long exchanges;
  private long refused;
  private long records;

  public TraceReplay(Consumer<String> out) {
    this.out = out;
  }

  /** Takes the next line; throws {@link TraceFormatException} if it is none of this format. */
  public void accept(String text) {
    line++;
    if (text.startsWith(TraceSettings.PREFIX)) {
      edge = ClockEdge.of(TraceSettings.parse(text, line), this::tell, new Workspace());
    } else if (text.startsWith("P,")) {
      exchange(text);
    } else if (!text.isBlank() && !text.startsWith("T,") && !text.startsWith("#")) {
      throw new TraceFormatException(line, quoted(text), "'#cfg', 'P,' or 'T,'");
    }
  }

  private void exchange(String text) {
    if (edge == null) {
      throw new TraceFormatException(line, "an exchange", "a '#cfg' line before it");
    }
    String[] cells = text.split(",", -1);
    if (cells.length != EXCHANGE_CELLS) {
      throw new TraceFormatException(
          line, cells.length - 1 + " numbers", "4: P,leftSend,forward,leftReceive,reverse");
    }
    exchanges++;
    boolean isUsed =
        edge.exchange(number(cells[1]), number(cells[2]), number(cells[3]), number(cells[4]));
    refused += isUsed ? 0 : 1;
  }

  /** Exchanges read so far. */
  public long exchanges() {
    return exchanges;
  }

  /** Those of which the estimator used neither way: too late, too slow or impossible. */
  public long refused() {
    return refused;
  }

  /** Records told so far. */
  public long records() {
    return records;
  }

  private long number(String cell) {
    return TraceNumber.parse(cell, line);
  }

  private static String quoted(String text) {
    return "'" + text.substring(0, Math.min(20, text.length())) + "'";
  }

  private void tell(OffsetTrack track, long pane) {
    records++;
    OffsetRecord each = Objects.requireNonNull(track.record(pane));
    out.accept(
        "T,"
            + (each.pane() + "," + each.midNanos() + ",")
            + (each.loNanos() + "," + each.hiNanos() + ",")
            + (each.ratePpb() + "," + each.doubtPpb() + ",")
            + (each.floorNanos() + "," + each.scatterNanos() + "," + each.flags()));
  }
}
