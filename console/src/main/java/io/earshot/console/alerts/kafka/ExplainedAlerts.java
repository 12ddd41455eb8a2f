package io.earshot.console.alerts.kafka;

import io.earshot.alerts.explanation.AlertFacts;
import io.earshot.alerts.explanation.AlertStory;
import io.earshot.alerts.explanation.EvidenceRange;
import io.earshot.alerts.explanation.Explanation;
import io.earshot.console.alerts.board.AlertBoard;
import io.earshot.console.cluster.kafka.Broker;
import io.earshot.console.page.call.series.ShownName;
import io.earshot.schemas.wire.SchemaIdLookup;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Explains alerts of a board by the measurements that are still on the broker. */
final class ExplainedAlerts {

  private final MeasuredRange measurements;

  ExplainedAlerts(Broker broker, SchemaIdLookup ids, String measurementsTopic) {
    this.measurements = new MeasuredRange(broker, ids, measurementsTopic);
  }

  /** What a board knows of an alert at this moment, without a look at measurements. */
  static AlertFacts known(AlertBoard board, AlertStory story) {
    return new AlertFacts(
        story,
        board.ruleOf(story),
        board.ruleReason(story),
        board.nowSecond(),
        List.of(),
        List.of(),
        board.countedBy(story),
        null,
        board.deliveriesOf(story.alertId()),
        List.of());
  }

  /**
   * Reads the measurements that an alert rests on, and explains it.
   *
   * @param finding of its call; null = there is none
   * @param notRead what else could not be read, one line each
   */
  Explanation explain(AlertFacts known, @Nullable String finding, List<String> notRead)
      throws InterruptedException {
    EvidenceRange range = Explanation.range(known.story(), known.rule(), known.nowSecond());
    HeardSeconds heard =
        range == null
            ? new HeardSeconds(List.of(), List.of(), List.of())
            : measurements.read(known.story().session(), range);
    List<String> all = new ArrayList<>(notRead);
    all.addAll(heard.notRead());
    return explained(known, finding, heard, all);
  }

  /** Explains what can be explained where measurements cannot be read; says why. */
  static Explanation withoutMeasurements(AlertFacts known, @Nullable String finding, String why) {
    HeardSeconds nothing = new HeardSeconds(List.of(), List.of(), List.of());
    return explained(known, finding, nothing, List.of("measurements: " + why));
  }

  private static Explanation explained(
      AlertFacts known, @Nullable String finding, HeardSeconds heard, List<String> notRead) {
    return Explanation.of(
        new AlertFacts(
            known.story(),
            known.rule(),
            known.ruleReason(),
            known.nowSecond(),
            heard.samples(),
            heard.agents(),
            known.children(),
            finding,
            known.deliveries(),
            notRead),
        ShownName::of);
  }
}
