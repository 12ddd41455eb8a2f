package io.earshot.console.alerts.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.alerts.explanation.AlertStory;
import io.earshot.console.alerts.board.AlertBoard;
import io.earshot.console.report.HopReport;
import io.earshot.console.report.SessionReport;
import io.earshot.console.report.Spread;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of one call's trouble: finding, alerts, and what its hop figures rest on. */
public final class CallDocument {

  private CallDocument() {}

  /** The document; the window of a figure is the whole call as far as it is FINAL. */
  public static ObjectNode of(SessionReport call, List<AlertStory> stories, AlertBoard board) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("session", call.session());
    document.put("finding", call.finding());
    document.put("link", "/call/" + PercentEncoded.of(call.session()));
    ArrayNode alerts = document.putArray("alerts");
    stories.forEach(story -> alerts.add(AlertDocument.of(story, board.ruleOf(story))));
    ArrayNode figures = document.putArray("figures");
    call.hops().forEach(hop -> figures.add(figure(hop, call)));
    return document;
  }

  private static ObjectNode figure(HopReport hop, SessionReport call) {
    ObjectNode figure = JsonNodeFactory.instance.objectNode();
    figure.put("hop", hop.hop());
    figure.put("from", hop.from());
    figure.put("to", hop.to());
    figure.put("clock", hop.clock());
    figure.put("samples", hop.count());
    figure.put("p95Millis", p95(hop.delayMillis()));
    figure.put("boundMillis", p95(hop.boundMillis()));
    figure.put("budgetMillis", hop.budgetMillis());
    figure.put("verdict", hop.verdict() == null ? null : hop.verdict().name());
    figure
        .putObject("windowMillis")
        .put("from", call.startMillis())
        .put("to", call.startMillis().add(call.durationMillis()));
    return figure;
  }

  private static @Nullable BigDecimal p95(@Nullable Spread of) {
    return of == null ? null : of.p95();
  }
}
