package io.earshot.alerts.rule.window;

import io.earshot.alerts.rule.metric.Measure;
import io.earshot.alerts.rule.observation.Delays;
import io.earshot.alerts.rule.observation.Level;
import io.earshot.alerts.rule.observation.Observation;
import io.earshot.alerts.rule.observation.Share;
import io.earshot.alerts.rule.observation.Tally;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Observations of one group in {@code (t - w, t]}: what lies exactly w back is out, what lies at t
 * is in. Shares and tallies of one second are kept as their sum, so a group of a thousand calls
 * costs as much as one of a single call.
 */
public final class Window {

  /** A day of seconds, each with more series than a group has; more is damage. */
  private static final int MAX_SLOTS = 1 << 24;

  private final Observation.Kind kind;
  private final ArrayDeque<Slot> slots = new ArrayDeque<>();

  public Window(Observation.Kind kind) {
    this.kind = kind;
  }

  /** Takes a readable observation of this kind; ticks never fall. */
  public void add(long tick, Observation observation) {
    Slot last = slots.peekLast();
    if (last != null && last.tick == tick) {
      Observation sum = sum(last.observation, observation);
      if (sum != null) {
        slots.removeLast();
        slots.addLast(new Slot(tick, sum));
        return;
      }
    }
    slots.addLast(new Slot(tick, observation));
  }

  private static @Nullable Observation sum(Observation a, Observation b) {
    if (a instanceof Share left && b instanceof Share right) {
      return left.plus(right);
    } else if (a instanceof Tally left && b instanceof Tally right) {
      return new Tally(left.count() + right.count());
    }
    return null;
  }

  /** Forgets everything up to and including a tick. */
  public void evictUpTo(long tick) {
    while (!slots.isEmpty() && slots.getFirst().tick <= tick) {
      slots.removeFirst();
    }
  }

  public boolean isEmpty() {
    return slots.isEmpty();
  }

  /** The measure over everything kept; without samples where nothing is kept. */
  public Reading reading(Measure measure, Scratch scratch) {
    return switch (kind) {
      case SHARE -> share();
      case TALLY -> tally();
      case LEVEL -> level(measure);
      case DELAYS -> delays(measure, scratch);
    };
  }

  private Reading share() {
    Share sum = new Share(0, 0);
    for (Slot slot : slots) {
      sum = sum.plus((Share) slot.observation);
    }
    // Late packets can take back more than was lost here: that is no loss, not a negative one.
    return sum.whole() == 0
        ? Reading.NONE
        : Reading.exact((double) Math.max(0, sum.part()) / sum.whole(), sum.whole());
  }

  private Reading tally() {
    long count = 0;
    for (Slot slot : slots) {
      count += ((Tally) slot.observation).count();
    }
    return Reading.exact(count, slots.size());
  }

  private Reading level(Measure measure) {
    if (slots.isEmpty()) {
      return Reading.NONE;
    }
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    double sum = 0;
    for (Slot slot : slots) {
      double value = ((Level) slot.observation).value();
      least = Math.min(least, value);
      most = Math.max(most, value);
      sum += value;
    }
    return switch (measure) {
      case MIN -> Reading.exact(least, slots.size());
      case MEAN -> Reading.exact(sum / slots.size(), slots.size());
      default -> Reading.exact(most, slots.size());
    };
  }

  private Reading delays(Measure measure, Scratch scratch) {
    scratch.clear();
    for (Slot slot : slots) {
      scratch.add((Delays) slot.observation);
    }
    return scratch.reading(measure);
  }

  public void writeTo(SnapshotWriter out) {
    out.writeUnsigned(slots.size());
    for (Slot slot : slots) {
      out.writeSigned(slot.tick);
      slot.observation.writeTo(out);
    }
  }

  public static Window readFrom(SnapshotReader in, Observation.Kind kind) {
    Window window = new Window(kind);
    for (int left = in.readCount(Math.min(MAX_SLOTS, in.remainingBytes())); left > 0; left--) {
      window.slots.addLast(new Slot(in.readSigned(), kind.readFrom(in)));
    }
    return window;
  }

  private record Slot(long tick, Observation observation) {}
}
