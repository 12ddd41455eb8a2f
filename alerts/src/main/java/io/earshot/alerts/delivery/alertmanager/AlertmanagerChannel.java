package io.earshot.alerts.delivery.alertmanager;

import com.fasterxml.jackson.core.JsonGenerator;
import io.earshot.alerts.delivery.channel.Channel;
import io.earshot.alerts.delivery.channel.PageLinks;
import io.earshot.alerts.delivery.channel.Post;
import io.earshot.alerts.delivery.channel.Replies;
import io.earshot.alerts.delivery.channel.Reply;
import io.earshot.alerts.delivery.channel.SafeLabels;
import io.earshot.alerts.delivery.channel.SafeText;
import io.earshot.alerts.delivery.channel.Telling;
import io.earshot.alerts.delivery.channel.Texts;
import io.earshot.alerts.delivery.channel.Verdict;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Alertmanager's API v2, {@code POST /api/v2/alerts}: a list of alerts with labels, annotations and
 * a begin and an end, which both are event time and always there. The end of a firing alert is how
 * long the notice holds: whoever gets it later takes the alert for resolved and tells nobody.
 *
 * <p>Severity is a label there, for routing, and so part of the identity. An alert whose severity
 * changed ends under the former and fires under the new one, in the same request.
 */
public final class AlertmanagerChannel implements Channel {

  public static final String KEY = "alertmanager";

  /** Below the base address of every Alertmanager since 0.16. */
  public static final String PATH = "/api/v2/alerts";

  /** As Prometheus sends at most. */
  private static final int MAX_BATCH = 256;

  private final PageLinks links;
  private final @Nullable String ownPage;

  /**
   * @param links where people read more
   * @param ownPage Alertmanager's own address for people, without a slash at its end; null = it may
   *     not be shown
   */
  public AlertmanagerChannel(PageLinks links, @Nullable String ownPage) {
    this.links = links;
    this.ownPage = ownPage;
  }

  /** All alerts of the rule, grouped, silenced and routed as it does that. */
  @Override
  public @Nullable String pageOf(String rule) {
    if (ownPage == null) {
      return null;
    }
    String quoted = SafeText.of(rule).replace("\\", "\\\\").replace("\"", "\\\"");
    String filter = "{" + SafeLabels.ALERT_NAME + "=\"" + quoted + "\"}";
    return ownPage
        + "/#/alerts?filter="
        + URLEncoder.encode(filter, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String key() {
    return KEY;
  }

  @Override
  public int maxBatch() {
    return MAX_BATCH;
  }

  /** Alertmanager takes an alert for over that nobody repeats before its end. */
  @Override
  public boolean wantsRepeats() {
    return true;
  }

  @Override
  public Post post(List<Telling> batch, long nowMillis) {
    byte[] body =
        Texts.json(
            out -> {
              out.writeStartArray();
              for (Telling each : batch) {
                write(out, each);
              }
              out.writeEndArray();
            });
    return new Post(Map.of("Content-Type", "application/json"), body);
  }

  private void write(JsonGenerator out, Telling telling) throws IOException {
    String former = telling.formerSeverity();
    if (former != null) {
      writeAlert(out, telling, former, telling.alert().tick());
    }
    long endTick = telling.isFiring() ? telling.notice().validUntilTick() : telling.alert().tick();
    writeAlert(out, telling, telling.alert().severity(), endTick);
  }

  private void writeAlert(JsonGenerator out, Telling telling, String severity, long endTick)
      throws IOException {
    out.writeStartObject();
    Texts.write(out, "labels", SafeLabels.of(telling.alert(), severity));
    out.writeObjectFieldStart("annotations");
    for (Map.Entry<String, String> each : telling.alert().annotations().entrySet()) {
      out.writeStringField(SafeLabels.safeName(each.getKey()), SafeText.of(each.getValue()));
    }
    out.writeStringField("earshot_alert", telling.alert().alertId());
    out.writeStringField("earshot_key", telling.idempotencyKey());
    out.writeEndObject();
    // The breach it began with, not the moment it fired: the same at each repetition, by anybody.
    out.writeStringField("startsAt", Texts.time(telling.alert().activeTick()));
    out.writeStringField("endsAt", Texts.time(endTick));
    String page = links.ofAlert(telling.alert());
    if (page != null) {
      out.writeStringField("generatorURL", page);
    }
    out.writeEndObject();
  }

  /**
   * A bad alert among good ones is answered with 400, and the good ones are taken nevertheless. So
   * a batch is neither lost nor to be repeated as it is: each alert of it is told alone.
   */
  @Override
  public Verdict verdict(Reply reply, int batchSize) {
    if (batchSize > 1
        && reply instanceof Reply.Answer answer
        && (answer.status() == 400 || answer.status() == 422)) {
      return new Verdict.Mixed(Replies.shown(answer));
    }
    return Replies.verdict(reply);
  }
}
