package io.earshot.alerts.partition;

import io.earshot.alerts.rule.definition.RuleSet;
import io.earshot.alerts.rule.engine.Acceptance;
import io.earshot.alerts.rule.engine.Ailment;
import io.earshot.alerts.rule.engine.EngineCounters;
import io.earshot.alerts.rule.engine.EngineSettings;
import io.earshot.alerts.rule.engine.RuleEngine;
import io.earshot.alerts.rule.engine.Stage;
import io.earshot.alerts.rule.metric.Metric;
import io.earshot.alerts.rule.observation.Level;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.series.Sample;
import io.earshot.alerts.rule.series.SeriesEnd;
import io.earshot.alerts.rule.state.Transition;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rules over the sessions of one partition. Samples and closed seconds in, transitions and shares
 * of the fleet out: a function of their order, of the rules by event time, and of the state given
 * back.
 *
 * <p>Call {@link #restore} for every stored part, then {@link #restored}, then the others.
 */
public final class SessionAlerts {

  private static final int FORMAT = 1;
  private static final int HEARD = 0;
  private static final int CLOSED = 1;
  private static final long MILLIS_PER_SECOND = 1000;

  private final int partition;
  private final RuleBook book;
  private final Journal journal;
  private final RulesInForce inForce;
  private final Waiting waiting = new Waiting();
  private WideSamples wide = WideSamples.of(RuleSet.EMPTY);

  public SessionAlerts(int partition, RuleBook book, EngineSettings settings, StateSink store) {
    this.partition = partition;
    this.book = book;
    this.journal = new Journal(store);
    this.inForce = new RulesInForce(book, settings, Stage.SESSIONS);
  }

  /** Gives back one stored part, in any order. */
  public void restore(byte[] key, byte[] value) {
    journal.restore(key, value);
  }

  /** Ends the restoring. */
  public void restored() {
    journal.restored(this::start, this::applyAgain);
  }

  /** Takes what a measurement says. */
  public void accept(SecondOfSession heard) {
    apply(heard);
    SnapshotWriter entry = new SnapshotWriter();
    entry.writeUnsigned(HEARD);
    heard.writeTo(entry);
    journal.append(entry.toByteArray());
  }

  /**
   * Judges every second up to this one: all of it is in. A second that was judged changes nothing.
   *
   * @param wallMillis Unix epoch, where time passes; null = a replay, whose lag means nothing
   */
  public void close(long second, @Nullable Long wallMillis, AlertSink sink) {
    Long judged = inForce.engine().judgedTick();
    if (judged != null && second <= judged) {
      return;
    }
    long edition = book.editionAt(second);
    apply(second, edition, wallMillis, sink);
    SnapshotWriter entry = new SnapshotWriter();
    entry.writeUnsigned(CLOSED);
    entry.writeSigned(second);
    entry.writeSigned(edition);
    journal.append(entry.toByteArray());
    journal.checkpointIfDue(this::snapshot);
  }

  /** Samples by what became of them. */
  public EngineCounters counters() {
    return inForce.engine().counters();
  }

  private void applyAgain(byte[] entry) {
    SnapshotReader in = new SnapshotReader(entry);
    if (in.readCount(CLOSED) == HEARD) {
      apply(SecondOfSession.readFrom(in));
    } else {
      apply(in.readSigned(), in.readSigned(), null, AlertSink.NONE);
    }
  }

  private void apply(SecondOfSession heard) {
    RuleEngine engine = inForce.engine();
    for (Sample sample : heard.samples()) {
      if (engine.offer(sample) == Acceptance.ACCEPTED) {
        waiting.add(sample);
      }
    }
    for (SeriesEnd end : heard.ends()) {
      if (engine.offer(end) == Acceptance.ACCEPTED) {
        waiting.add(end);
      }
    }
  }

  private void apply(long last, long edition, @Nullable Long wallMillis, AlertSink sink) {
    if (inForce.switchTo(edition)) {
      wide = WideSamples.of(inForce.rules());
    }
    Long judged = inForce.engine().judgedTick();
    long first = judged == null ? last : Math.max(judged + 1, last - RuleEngine.MAX_GAP_SECONDS);
    for (long second = first; second <= last; second++) {
      judge(second, second == last, wallMillis, sink);
    }
  }

  private void judge(long second, boolean isLast, @Nullable Long wallMillis, AlertSink sink) {
    RuleEngine engine = inForce.engine();
    List<Transition> transitions = new ArrayList<>();
    engine.advance(second, new Collecting(transitions, sink));
    List<Ailment> ailments = engine.takeAilments();
    SecondOfSession heard = waiting.take(second);
    List<Sample> shared = wide.merged(partition, second, heard.samples());
    if (isLast && wallMillis != null) {
      shared.add(lag(second, wallMillis));
    }
    boolean isNews =
        !(shared.isEmpty()
            && heard.ends().isEmpty()
            && transitions.isEmpty()
            && ailments.isEmpty());
    // Between the ends of a gap only what says anything is shared.
    if (isNews || isLast) {
      SecondOfSession ofFleet = new SecondOfSession(shared, heard.ends());
      sink.share(new FleetShare(partition, second, ofFleet, transitions, ailments));
    }
  }

  private Sample lag(long second, long wallMillis) {
    long lagMillis = Math.max(0, wallMillis - (second + 1) * MILLIS_PER_SECOND);
    Labels labels = Labels.of("partition", Integer.toString(partition));
    return new Sample(Metric.PIPELINE_LAG, labels, second, new Level(lagMillis));
  }

  private byte[] snapshot() {
    SnapshotWriter out = new SnapshotWriter();
    out.writeUnsigned(FORMAT);
    inForce.writeTo(out);
    waiting.writeTo(out);
    return out.toByteArray();
  }

  private void start(byte[] snapshot) {
    SnapshotReader in = new SnapshotReader(snapshot);
    in.readCount(FORMAT);
    inForce.readFrom(in);
    waiting.readFrom(in);
    wide = WideSamples.of(inForce.rules());
  }
}
