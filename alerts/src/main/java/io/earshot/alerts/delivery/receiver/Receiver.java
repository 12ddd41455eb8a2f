package io.earshot.alerts.delivery.receiver;

import io.earshot.alerts.delivery.stage.OutboxLimits;
import io.earshot.alerts.delivery.stage.Selection;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One receiver as the file describes it. What is secret is never in its text.
 *
 * @param name no other receiver has it
 * @param uri where requests go; may be a secret
 * @param ownPage where people see what became of what it was told, without a slash at its end; null
 *     = nowhere, or its address is a secret
 * @param authorization value of the header; null = none
 * @param secret that a webhook's requests are signed with; null = they are not
 * @param timeoutMillis for one request, from the connection to the end of the answer
 */
public record Receiver(
    String name,
    Kind kind,
    URI uri,
    @Nullable String ownPage,
    @Nullable String authorization,
    @Nullable String secret,
    Selection selection,
    long timeoutMillis,
    OutboxLimits limits) {

  @Override
  public String toString() {
    return name + " (" + kind.key() + ")";
  }

  /** What language it understands. */
  public enum Kind {
    ALERTMANAGER("alertmanager"),
    WEBHOOK("webhook");

    private final String key;

    Kind(String key) {
      this.key = key;
    }

    /** Its name in the file. */
    public String key() {
      return key;
    }
  }
}
