package io.earshot.console.alerts.kafka;

import io.earshot.alerts.explanation.AlertFacts;
import io.earshot.alerts.explanation.AlertStory;
import io.earshot.alerts.explanation.Delivery;
import io.earshot.alerts.explanation.Explanation;
import io.earshot.console.alerts.board.AlertBoard;
import io.earshot.console.alerts.board.AlertFilter;
import io.earshot.console.alerts.board.Firing;
import io.earshot.console.alerts.document.AlertDocument;
import io.earshot.console.alerts.document.CallStart;
import io.earshot.console.alerts.document.ExplanationDocument;
import io.earshot.console.cluster.kafka.Broker;
import io.earshot.console.command.CommandFailure;
import io.earshot.console.metrics.Metric;
import io.earshot.console.metrics.MetricSource;
import io.earshot.console.metrics.Scrape;
import io.earshot.console.page.PageAlerts;
import io.earshot.console.report.SessionReport;
import io.earshot.console.report.json.ReportJson;
import io.earshot.schemas.wire.SchemaIdLookup;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The alerts of the live pipeline for the page: a board that a feed fills, and measurements. */
public final class LiveAlerts implements PageAlerts, MetricSource, AutoCloseable {

  private final AlertBoard board = new AlertBoard();
  private final Broker broker;
  private final ExplainedAlerts explained;
  private final Function<String, @Nullable SessionReport> calls;
  private final AtomicLong version = new AtomicLong();
  private volatile boolean isWhole;

  /**
   * An empty board.
   *
   * @param calls newest summary of a live call; null = it is not known
   */
  public LiveAlerts(
      Broker broker,
      SchemaIdLookup ids,
      String measurementsTopic,
      Function<String, @Nullable SessionReport> calls) {
    this.broker = broker;
    this.explained = new ExplainedAlerts(broker, ids, measurementsTopic);
    this.calls = calls;
  }

  /** Changes the board. */
  void change(Consumer<AlertBoard> change) {
    synchronized (board) {
      change.accept(board);
    }
    version.incrementAndGet();
  }

  /** Says that everything was read that lay in the topics when their reading began. */
  void caughtUp() {
    isWhole = true;
  }

  /** Nothing before everything that lay there was read: half of it is not "few alerts". */
  @Override
  public void writeTo(Scrape scrape) {
    if (isWhole) {
      synchronized (board) {
        board
            .open()
            .forEach(
                each ->
                    scrape.put(Metric.ALERTS, 1, each.rule(), each.severity(), each.to().key()));
      }
    }
  }

  @Override
  public String listJson(AlertFilter filter) {
    synchronized (board) {
      return ReportJson.line(AlertDocument.list(board, filter));
    }
  }

  @Override
  public Optional<String> explanationJson(String alertId) throws InterruptedException {
    AlertFacts known = known(alertId);
    if (known == null) {
      return Optional.empty();
    }
    String session = known.story().session();
    SessionReport call = session == null ? null : calls.apply(session);
    Explanation explanation = explanation(known, call == null ? null : call.finding());
    return Optional.of(
        ReportJson.line(ExplanationDocument.of(explanation, CallStart.secondOf(call))));
  }

  @Override
  public long version() {
    return version.get();
  }

  @Override
  public @Nullable String newest(String alertId) {
    synchronized (board) {
      AlertStory story = story(alertId);
      if (story == null) {
        return null;
      }
      StringBuilder newest = new StringBuilder(story.newestChange().key());
      for (Delivery each : board.deliveriesOf(story.alertId())) {
        newest.append('/').append(each.atMillis());
      }
      return newest.toString();
    }
  }

  @Override
  public Firing firing() {
    synchronized (board) {
      return board.firing();
    }
  }

  private @Nullable AlertStory story(String alertId) {
    List<String> ids = board.idsLike(alertId);
    return ids.size() == 1 ? board.story(ids.get(0)) : null;
  }

  private @Nullable AlertFacts known(String alertId) {
    synchronized (board) {
      AlertStory story = story(alertId);
      return story == null ? null : ExplainedAlerts.known(board, story);
    }
  }

  private Explanation explanation(AlertFacts known, @Nullable String finding)
      throws InterruptedException {
    try {
      return explained.explain(known, finding, List.of());
    } catch (CommandFailure e) {
      return ExplainedAlerts.withoutMeasurements(known, finding, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    broker.close();
  }
}
