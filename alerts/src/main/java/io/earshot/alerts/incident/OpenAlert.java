package io.earshot.alerts.incident;

import io.earshot.alerts.rule.definition.Rule;
import io.earshot.alerts.rule.state.AlertState;
import io.earshot.alerts.rule.state.StoredTransition;
import io.earshot.alerts.rule.state.Transition;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import org.jspecify.annotations.Nullable;

/** One alert as those outside know it. */
final class OpenAlert {

  /** As long as Prometheus repeats that an alert is over, for those who were away. */
  private static final long RESOLVED_TOLD_SECONDS = 900;

  private static final long NEVER = Long.MIN_VALUE;

  private Transition last;

  /** The last change of this occurrence that knew a value: an end for want of data has none. */
  private Transition valued;

  /** Number of the change that was news: that an alert recovers is not, so it keeps the number. */
  private long newsSequence;

  private long toldTick = NEVER;

  /** Whether anybody was told that this occurrence fires. */
  private boolean wasTold;

  /** End of an occurrence that somebody was told of, not told before the next one began. */
  private @Nullable Transition owedEnd;

  OpenAlert(Transition first) {
    last = first;
    valued = first;
    newsSequence = first.sequence();
  }

  void take(Transition next) {
    if (!isSameNews(next)) {
      newsSequence = next.sequence();
    }
    if (!next.occurrenceId().equals(last.occurrenceId())) {
      if (wasTold && toldTick == NEVER && last.to() == AlertState.RESOLVED) {
        owedEnd = last.inWordsOf(valued.annotations());
      }
      wasTold = false;
      toldTick = NEVER;
    } else if (!next.to().isOutwardlyFiring()) {
      // Over, or pending again: whatever comes next is news.
      toldTick = NEVER;
    }
    if (next.evidence().value() != null || !next.occurrenceId().equals(last.occurrenceId())) {
      valued = next;
    }
    last = next;
  }

  private boolean isSameNews(Transition next) {
    return next.to().isOutwardlyFiring()
        && last.to().isOutwardlyFiring()
        && next.occurrenceId().equals(last.occurrenceId())
        && next.severity().equals(last.severity());
  }

  /**
   * Says that somebody may have been told of the last change, or of what it came from, by one who
   * did not live to say so.
   */
  void mayHaveBeenTold() {
    wasTold |= last.to().isOutwardlyFiring() || last.from().isOutwardlyFiring();
  }

  /** Whether there is nothing left to tell. */
  boolean isOver(long tick) {
    if (owedEnd != null) {
      return false;
    }
    return switch (last.to()) {
      case INACTIVE -> true;
      case RESOLVED -> !wasTold || (toldTick != NEVER && isLongResolved(tick));
      default -> false;
    };
  }

  private boolean isLongResolved(long tick) {
    return tick - last.tick() > RESOLVED_TOLD_SECONDS;
  }

  /** An end that nobody heard of yet; null = none, or the alert fires again, which says more. */
  @Nullable Transition owedEnd() {
    return last.to().isOutwardlyFiring() ? null : owedEnd;
  }

  void toldOwedEnd() {
    owedEnd = null;
  }

  /** Whether it must be told now; strictly more than a turn lies between two times. */
  boolean isDue(long tick, long resendSeconds) {
    boolean isToBeTold =
        last.to().isOutwardlyFiring() || (last.to() == AlertState.RESOLVED && wasTold);
    return isToBeTold && (toldTick == NEVER || tick - toldTick > resendSeconds);
  }

  void told(long tick) {
    toldTick = tick;
    if (last.to().isOutwardlyFiring()) {
      wasTold = true;
      owedEnd = null;
    }
  }

  Transition last() {
    return last;
  }

  /**
   * The last change under the number of its news: the same news have the same key. Its words tell
   * the last value that was known.
   *
   * @param now rule as it is; null = there is none of this name any more
   */
  Transition news(@Nullable Rule now) {
    Transition worded = now == null ? valued : valued.inWordsOf(now);
    return last.numbered(newsSequence).inWordsOf(worded.annotations());
  }

  void writeTo(SnapshotWriter out) {
    StoredTransition.write(last, out);
    StoredTransition.write(valued, out);
    out.writeUnsigned(newsSequence);
    out.writeSigned(toldTick);
    out.writeBoolean(wasTold);
    out.writeBoolean(owedEnd != null);
    if (owedEnd != null) {
      StoredTransition.write(owedEnd, out);
    }
  }

  static OpenAlert readFrom(SnapshotReader in) {
    OpenAlert open = new OpenAlert(StoredTransition.read(in));
    open.valued = StoredTransition.read(in);
    open.newsSequence = in.readUnsigned();
    open.toldTick = in.readSigned();
    open.wasTold = in.readBoolean();
    if (in.readBoolean()) {
      open.owedEnd = StoredTransition.read(in);
    }
    return open;
  }
}
