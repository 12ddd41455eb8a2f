package io.earshot.alerts.rule.state;

import io.earshot.alerts.rule.definition.Judgment;
import io.earshot.alerts.rule.definition.NoData;
import io.earshot.alerts.rule.definition.Outcome;
import io.earshot.alerts.rule.definition.Rule;
import io.earshot.alerts.rule.definition.Timing;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import org.jspecify.annotations.Nullable;

/**
 * The life of one alert: Prometheus' state machine (inactive, pending, firing, kept firing,
 * resolved) with three additions: it holds what nobody knows about, it clears with hysteresis, and
 * it tells flapping once.
 *
 * <p>A pending alert is dropped by everything but a breach, as in Prometheus; one that has fired
 * before its hold was raised is then resolved, for those who heard of it. A firing one is ended by
 * a clear evaluation, an end or a long silence, never by an error.
 */
public final class AlertLife {

  private AlertState state = AlertState.INACTIVE;
  private long sequence;
  private long activeTick;
  private long changedTick;

  /** First clear evaluation of a recovering alert. */
  private long clearSinceTick;

  /** Last evaluation that said anything, or that failed and so may not be held against it. */
  private long knownTick;

  private String severity = "";
  private final FlapHistory flaps = new FlapHistory();

  /** Takes one evaluation; null = nothing changed. */
  public @Nullable Change step(long tick, Judgment judgment, Rule rule) {
    Outcome outcome = judgment.outcome();
    if (outcome.isDecided() || outcome == Outcome.ERROR) {
      knownTick = tick;
    }
    return switch (outcome) {
      case ERROR -> null;
      case BREACH -> breached(tick, judgment, rule);
      case CLEAR -> cleared(tick, rule);
      case BETWEEN -> between(tick, rule);
      case ENDED -> retire(tick, Reason.ENDED);
      case EXPIRED -> retire(tick, Reason.EXPIRED);
      case UNDECIDED, INSUFFICIENT, NO_DATA -> unknown(tick, Reason.ofUnknown(outcome), rule);
    };
  }

  /** Ends it for good; null = there was nothing to end. */
  public @Nullable Change retire(long tick, Reason reason) {
    if (!state.isOpen()) {
      return null;
    }
    return state == AlertState.PENDING
        ? dropped(tick, reason)
        : change(tick, AlertState.RESOLVED, reason);
  }

  /** A pending alert changes later than its breach if a longer hold took it back from firing. */
  private Change dropped(long tick, Reason reason) {
    boolean hasFired = changedTick > activeTick;
    return change(tick, hasFired ? AlertState.RESOLVED : AlertState.INACTIVE, reason);
  }

  private @Nullable Change breached(long tick, Judgment judgment, Rule rule) {
    Timing timing = rule.timing();
    String worst = judgment.severity() == null ? severity : judgment.severity();
    boolean isNewSeverity = !worst.equals(severity);
    severity = worst;
    boolean isLongEnough = !state.isOpen() || tick - activeTick >= timing.forSeconds();
    return switch (state) {
      case INACTIVE, RESOLVED -> {
        activeTick = tick;
        yield timing.forSeconds() > 0
            ? change(tick, AlertState.PENDING, Reason.THRESHOLD)
            : fire(tick, rule);
      }
      case PENDING -> isLongEnough ? fire(tick, rule) : null;
      case FIRING -> {
        if (!isLongEnough) {
          yield change(tick, AlertState.PENDING, Reason.RULE_CHANGED);
        }
        yield isNewSeverity ? change(tick, AlertState.FIRING, Reason.SEVERITY) : null;
      }
      case RECOVERING, NO_DATA -> change(tick, AlertState.FIRING, Reason.THRESHOLD);
      case FLAPPING -> settled(tick, true, rule);
    };
  }

  private Change fire(long tick, Rule rule) {
    if (flaps.isFlapping(tick, rule.flapping())) {
      flaps.begin(tick, true);
      return change(tick, AlertState.FLAPPING, Reason.FLAPPING);
    }
    return change(tick, AlertState.FIRING, Reason.THRESHOLD);
  }

  private @Nullable Change cleared(long tick, Rule rule) {
    return switch (state) {
      case INACTIVE, RESOLVED -> null;
      case PENDING -> dropped(tick, Reason.THRESHOLD);
      case FIRING, NO_DATA -> {
        if (rule.timing().keepFiringSeconds() > 0) {
          clearSinceTick = tick;
          yield change(tick, AlertState.RECOVERING, Reason.THRESHOLD);
        }
        yield resolved(tick, rule);
      }
      case RECOVERING ->
          tick - clearSinceTick >= rule.timing().keepFiringSeconds() ? resolved(tick, rule) : null;
      case FLAPPING -> settled(tick, false, rule);
    };
  }

  private Change resolved(long tick, Rule rule) {
    flaps.addCycle(tick, rule.flapping());
    return change(tick, AlertState.RESOLVED, Reason.THRESHOLD);
  }

  private @Nullable Change between(long tick, Rule rule) {
    return switch (state) {
      case NO_DATA -> change(tick, AlertState.FIRING, Reason.THRESHOLD);
      case FLAPPING -> settled(tick, flaps.isBreached(), rule);
      default -> null;
    };
  }

  private @Nullable Change settled(long tick, boolean isBreached, Rule rule) {
    if (isBreached != flaps.isBreached()) {
      flaps.begin(tick, isBreached);
    }
    if (tick - flaps.sinceTick() < rule.flapping().quietSeconds()) {
      return null;
    }
    flaps.forget();
    return change(tick, isBreached ? AlertState.FIRING : AlertState.RESOLVED, Reason.SETTLED);
  }

  private @Nullable Change unknown(long tick, Reason reason, Rule rule) {
    return switch (state) {
      case INACTIVE, RESOLVED -> null;
      case PENDING -> dropped(tick, reason);
      case NO_DATA ->
          tick - knownTick >= rule.timing().forgetSeconds()
              ? change(tick, AlertState.RESOLVED, Reason.EXPIRED)
              : null;
      case FIRING, RECOVERING, FLAPPING -> {
        if (tick - knownTick < rule.noData().afterSeconds()) {
          yield null;
        }
        boolean isHeld = rule.noData().then() == NoData.Then.HOLD && state != AlertState.FLAPPING;
        yield change(tick, isHeld ? AlertState.NO_DATA : AlertState.RESOLVED, reason);
      }
    };
  }

  private Change change(long tick, AlertState to, Reason reason) {
    Change change = new Change(state, to, reason);
    state = to;
    changedTick = tick;
    sequence++;
    return change;
  }

  public AlertState state() {
    return state;
  }

  /** Whether hysteresis holds it: fired and not yet cleared. */
  public boolean isLatched() {
    return state == AlertState.FIRING
        || state == AlertState.NO_DATA
        || (state == AlertState.FLAPPING && flaps.isBreached());
  }

  /** Number of its last change: 1, 2, 3, … */
  public long sequence() {
    return sequence;
  }

  /** Tick of the breach that this occurrence began with. */
  public long activeTick() {
    return activeTick;
  }

  public long changedTick() {
    return changedTick;
  }

  public String severity() {
    return severity;
  }

  public void writeTo(SnapshotWriter out) {
    out.writeUnsigned(state.ordinal());
    out.writeUnsigned(sequence);
    out.writeSigned(activeTick);
    out.writeSigned(changedTick);
    out.writeSigned(clearSinceTick);
    out.writeSigned(knownTick);
    out.writeString(severity);
    flaps.writeTo(out);
  }

  public static AlertLife readFrom(SnapshotReader in) {
    AlertLife life = new AlertLife();
    life.state = AlertState.ofOrdinal(in.readCount(AlertState.lastOrdinal()));
    life.sequence = in.readUnsigned();
    life.activeTick = in.readSigned();
    life.changedTick = in.readSigned();
    life.clearSinceTick = in.readSigned();
    life.knownTick = in.readSigned();
    life.severity = in.readString();
    life.flaps.readFrom(in);
    return life;
  }
}
