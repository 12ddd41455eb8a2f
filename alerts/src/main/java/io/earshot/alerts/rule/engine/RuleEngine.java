package io.earshot.alerts.rule.engine;

import io.earshot.alerts.rule.definition.RuleSet;
import io.earshot.alerts.rule.metric.Metric;
import io.earshot.alerts.rule.observation.Observation;
import io.earshot.alerts.rule.observation.Tally;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.series.Sample;
import io.earshot.alerts.rule.series.SeriesEnd;
import io.earshot.alerts.rule.state.Transition;
import io.earshot.alerts.rule.window.Scratch;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All rules over all series. Samples in, the clock's ticks in, transitions out; the same samples
 * and ticks give the same transitions, whatever order the samples of a second come in, and however
 * often the engine is stopped and restored in between.
 *
 * <p>Only {@link #advance} moves time. Second t is judged when the clock passes t + grace, once and
 * for good. Not thread-safe.
 */
public final class RuleEngine {

  /** Gaps in the clock are filled second by second, but for no longer than a day. */
  public static final long MAX_GAP_SECONDS = 86_400;

  private static final long UNSET = Long.MIN_VALUE;
  private static final int FORMAT = 1;

  private final EngineSettings settings;
  private final Stage stage;
  private final OwnAlerts own;
  private final RuleRuns runs;
  private final Inbox inbox = new Inbox();
  private final Endings endings = new Endings();
  private final EngineCounters counters = new EngineCounters();
  private long nowTick = UNSET;
  private long judgedTick = UNSET;

  private RuleEngine(RuleSet rules, EngineSettings settings, Stage stage) {
    this.settings = settings;
    this.stage = stage;
    this.own = new OwnAlerts(settings.resendSeconds(), stage);
    this.runs = RuleRuns.of(rules, new Shared(settings, stage, own, new Scratch()));
  }

  public static RuleEngine of(RuleSet rules, EngineSettings settings) {
    return of(rules, settings, Stage.WHOLE);
  }

  /** An engine for some of the rules. */
  public static RuleEngine of(RuleSet rules, EngineSettings settings, Stage stage) {
    return new RuleEngine(rules, settings, stage);
  }

  /**
   * Goes on from a snapshot, perhaps with other rules. State passes to rules with the same name,
   * scope and labels; alerts of rules that are gone resolve at the next tick.
   *
   * @throws io.earshot.media.snapshot.SnapshotFormatException if no engine wrote these bytes
   */
  public static RuleEngine restored(byte[] snapshot, RuleSet rules, EngineSettings settings) {
    return restored(snapshot, rules, settings, Stage.WHOLE);
  }

  /** The same for an engine with some of the rules. */
  public static RuleEngine restored(
      byte[] snapshot, RuleSet rules, EngineSettings settings, Stage stage) {
    RuleEngine engine = new RuleEngine(rules, settings, stage);
    engine.read(new SnapshotReader(snapshot));
    return engine;
  }

  /** The same engine with other rules; this one is not used again. */
  public RuleEngine reloaded(RuleSet rules) {
    return restored(snapshot(), rules, settings, stage);
  }

  /** Takes a sample for its second. */
  public Acceptance offer(Sample sample) {
    Acceptance acceptance = acceptance(sample.tick());
    if (acceptance == Acceptance.ACCEPTED
        && (sample.metric() == Metric.TICK || !inbox.add(sample))) {
      acceptance = Acceptance.DUPLICATE;
    }
    return counters.count(acceptance);
  }

  /** Takes the end of what these labels name. */
  public Acceptance offer(SeriesEnd end) {
    Acceptance acceptance = acceptance(end.tick());
    if (acceptance == Acceptance.ACCEPTED) {
      inbox.addEnd(end.labels(), end.tick());
    }
    return counters.count(acceptance);
  }

  /** Takes what an engine of another stage said, before the tick that it belongs to. */
  public void learn(Transition transition) {
    runs.learn(transition);
  }

  /** Takes what an engine of another stage found wrong, before the tick that it belongs to. */
  public void learn(Ailment ailment) {
    runs.learn(ailment);
  }

  /** What was found wrong since the last question and is to be told by another stage. */
  public List<Ailment> takeAilments() {
    return own.takeAilments();
  }

  private Acceptance acceptance(long tick) {
    if (nowTick != UNSET && tick <= judgedTick) {
      return Acceptance.LATE;
    } else if (nowTick != UNSET && tick > nowTick + settings.maxFutureSeconds()) {
      return Acceptance.FUTURE;
    }
    return inbox.size() < settings.maxWaiting() ? Acceptance.ACCEPTED : Acceptance.OVERFLOW;
  }

  /**
   * Moves the clock; a tick at or before the last one changes nothing. The first one is the first
   * second that is judged.
   */
  public void advance(long tick, TransitionSink sink) {
    if (nowTick == UNSET) {
      judgedTick = tick - 1;
      runs.startAt(tick);
    }
    if (tick <= nowTick) {
      return;
    }
    nowTick = tick;
    long lastTick = tick - settings.graceSeconds();
    judgedTick = Math.max(judgedTick, lastTick - MAX_GAP_SECONDS);
    inbox.dropBefore(judgedTick + 1);
    while (judgedTick < lastTick) {
      judgedTick++;
      judge(judgedTick, sink);
    }
  }

  private void judge(long tick, TransitionSink sink) {
    runs.retireOrphans(tick, sink);
    Inbox.Second second = inbox.take(tick);
    if (second != null) {
      second.samples().forEach((metric, byLabels) -> take(metric, byLabels, tick));
      for (Labels ended : second.ends()) {
        endings.add(ended, tick);
        runs.end(ended);
        own.end(ended, tick, sink);
      }
    }
    if (runs.isUsed(Metric.TICK)) {
      runs.take(new Sample(Metric.TICK, Labels.EMPTY, tick, new Tally(1)));
    }
    runs.evaluate(tick, sink);
    own.pass(tick, sink);
    endings.forgetBefore(tick);
  }

  private void take(Metric metric, Map<Labels, Observation> byLabels, long tick) {
    if (runs.isUsed(metric)) {
      byLabels.forEach((labels, observed) -> take(new Sample(metric, labels, tick, observed)));
    }
  }

  private void take(Sample sample) {
    if (!endings.areBehind(sample)) {
      runs.take(sample);
    }
  }

  public EngineCounters counters() {
    return counters;
  }

  /** Last second that was judged; null = none yet. */
  public @Nullable Long judgedTick() {
    return nowTick == UNSET ? null : judgedTick;
  }

  /** Everything that {@link #restored} needs. */
  public byte[] snapshot() {
    SnapshotWriter out = new SnapshotWriter();
    out.writeUnsigned(FORMAT);
    out.writeSigned(nowTick);
    out.writeSigned(judgedTick);
    counters.writeTo(out);
    inbox.writeTo(out);
    endings.writeTo(out);
    own.writeTo(out);
    runs.writeTo(out);
    return out.toByteArray();
  }

  private void read(SnapshotReader in) {
    in.readCount(FORMAT);
    nowTick = in.readSigned();
    judgedTick = in.readSigned();
    counters.readFrom(in);
    inbox.readFrom(in);
    endings.readFrom(in);
    own.readFrom(in);
    runs.readFrom(in, nowTick == UNSET ? UNSET : judgedTick);
    in.expectEnd();
  }
}
