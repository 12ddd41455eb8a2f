package io.earshot.alerts.incident;

import io.earshot.alerts.rule.state.AlertState;
import io.earshot.alerts.rule.state.StoredTransition;
import io.earshot.alerts.rule.state.Transition;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;

/** One alert as those outside know it. */
final class OpenAlert {

  /** As long as Prometheus repeats that an alert is over, for those who were away. */
  private static final long RESOLVED_TOLD_SECONDS = 900;

  private static final long NEVER = Long.MIN_VALUE;

  private Transition last;
  private long toldTick = NEVER;

  /** Whether anybody was told that this occurrence fires. */
  private boolean wasTold;

  OpenAlert(Transition first) {
    last = first;
  }

  void take(Transition next) {
    if (!next.occurrenceId().equals(last.occurrenceId())) {
      wasTold = false;
      toldTick = NEVER;
    } else if (!next.to().isOutwardlyFiring()) {
      // Over, or pending again: whatever comes next is news.
      toldTick = NEVER;
    }
    last = next;
  }

  /** Whether there is nothing left to tell. */
  boolean isOver(long tick) {
    return switch (last.to()) {
      case INACTIVE -> true;
      case RESOLVED -> !wasTold || tick - last.tick() > RESOLVED_TOLD_SECONDS;
      default -> false;
    };
  }

  /** Whether it must be told now; strictly more than a turn lies between two times. */
  boolean isDue(long tick, long resendSeconds) {
    boolean isToBeTold = last.to().isOutwardlyFiring() || last.to() == AlertState.RESOLVED;
    return isToBeTold && (toldTick == NEVER || tick - toldTick > resendSeconds);
  }

  void told(long tick) {
    toldTick = tick;
    wasTold |= last.to().isOutwardlyFiring();
  }

  Transition last() {
    return last;
  }

  void writeTo(SnapshotWriter out) {
    StoredTransition.write(last, out);
    out.writeSigned(toldTick);
    out.writeBoolean(wasTold);
  }

  static OpenAlert readFrom(SnapshotReader in) {
    OpenAlert open = new OpenAlert(StoredTransition.read(in));
    open.toldTick = in.readSigned();
    open.wasTold = in.readBoolean();
    return open;
  }
}
