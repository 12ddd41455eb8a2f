package io.earshot.alerts.delivery.webhook;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Alertmanager's webhook says, version 4, for one alert at a time: whoever reads that reads
 * this. Each request has a key that is the same for each attempt, and a signature if there is a
 * secret.
 */
public final class WebhookChannel implements Channel {

  public static final String KEY = "webhook";

  /** What Alertmanager writes for the end of what has none. */
  private static final String NO_END = "0001-01-01T00:00:00Z";

  /** Length of Alertmanager's fingerprints. */
  private static final int FINGERPRINT_LENGTH = 16;

  private final String receiver;
  private final @Nullable String secret;
  private final PageLinks links;

  /**
   * @param receiver its name in the receivers file
   * @param secret shared with it; null = requests are not signed
   */
  public WebhookChannel(String receiver, @Nullable String secret, PageLinks links) {
    this.receiver = receiver;
    this.secret = secret;
    this.links = links;
  }

  @Override
  public String key() {
    return KEY;
  }

  /** One key names one request. */
  @Override
  public int maxBatch() {
    return 1;
  }

  @Override
  public boolean wantsRepeats() {
    return false;
  }

  @Override
  public Post post(List<Telling> batch, long nowMillis) {
    Telling telling = batch.get(0);
    byte[] body = Texts.json(out -> write(out, telling));
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("Idempotency-Key", telling.idempotencyKey());
    headers.put("Earshot-Valid-Until", Texts.time(telling.notice().validUntilTick()));
    if (secret != null) {
      headers.put(Signature.HEADER, Signature.of(secret, nowMillis / 1000, body));
    }
    return new Post(headers, body);
  }

  private void write(JsonGenerator out, Telling telling) throws IOException {
    Map<String, String> labels = SafeLabels.of(telling.alert(), telling.alert().severity());
    Map<String, String> annotations = new LinkedHashMap<>();
    telling.alert().annotations().forEach((name, text) -> annotations.put(name, SafeText.of(text)));
    out.writeStartObject();
    out.writeStringField("version", "4");
    out.writeStringField("groupKey", "{}:{earshot_alert=\"" + telling.alert().alertId() + "\"}");
    out.writeNumberField("truncatedAlerts", 0);
    out.writeStringField("status", status(telling));
    out.writeStringField("receiver", receiver);
    Texts.write(out, "groupLabels", Map.of("earshot_alert", telling.alert().alertId()));
    Texts.write(out, "commonLabels", labels);
    Texts.write(out, "commonAnnotations", annotations);
    out.writeStringField("externalURL", links.page() == null ? "" : links.page());
    out.writeArrayFieldStart("alerts");
    writeAlert(out, telling, labels, annotations);
    out.writeEndArray();
    out.writeEndObject();
  }

  private void writeAlert(
      JsonGenerator out,
      Telling telling,
      Map<String, String> labels,
      Map<String, String> annotations)
      throws IOException {
    String page = links.ofAlert(telling.alert());
    out.writeStartObject();
    out.writeStringField("status", status(telling));
    Texts.write(out, "labels", labels);
    Texts.write(out, "annotations", annotations);
    out.writeStringField("startsAt", Texts.time(telling.alert().activeTick()));
    out.writeStringField(
        "endsAt", telling.isFiring() ? NO_END : Texts.time(telling.alert().tick()));
    out.writeStringField("generatorURL", page == null ? "" : page);
    out.writeStringField("fingerprint", telling.alert().alertId().substring(0, FINGERPRINT_LENGTH));
    out.writeEndObject();
  }

  private static String status(Telling telling) {
    return telling.isFiring() ? "firing" : "resolved";
  }

  @Override
  public Verdict verdict(Reply reply, int batchSize) {
    return Replies.verdict(reply);
  }
}
