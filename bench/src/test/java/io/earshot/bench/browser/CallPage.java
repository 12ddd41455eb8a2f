package io.earshot.bench.browser;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.earshot.bench.page.Browser;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** call.html in a browser that plays sound without being clicked. */
public final class CallPage implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Browser browser =
      Browser.open(
          "--autoplay-policy=no-user-gesture-required",
          "--disable-background-timer-throttling",
          "--disable-renderer-backgrounding");

  /** Opens the page anew, without an agent. */
  public void go(URI page) {
    browser.go(page);
  }

  /** What a promise of the page becomes. */
  public JsonNode run(String script) {
    browser.ask("outcomeOf(" + script + ")");
    await(script)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> browser.<Boolean>ask("window.outcome !== null"));
    Map<String, String> outcome = browser.ask("window.outcome");
    if (outcome.containsKey("error")) {
      throw new AssertionError(script + ": " + outcome.get("error"));
    }
    try {
      return JSON.readTree(outcome.get("value"));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Stops the page's timers and workers, or starts them again. */
  void freeze(boolean frozen) {
    browser.command("Page.setWebLifecycleState", Map.of("state", frozen ? "frozen" : "active"));
  }

  @Override
  public void close() {
    browser.close();
  }
}
