package io.earshot.bench.livekit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A participant: Chromium without a window, with a file for a microphone. */
final class CallPage implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final ChromeDriver driver;

  private CallPage(ChromeDriver driver) {
    this.driver = driver;
  }

  static CallPage open(URI page, Path microphone) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(Tools.program("chromium").toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        "--use-file-for-fake-audio-capture=" + microphone,
        "--autoplay-policy=no-user-gesture-required",
        "--disable-background-timer-throttling",
        "--disable-renderer-backgrounding");
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(Tools.program("chromedriver").toFile())
            .usingAnyFreePort()
            .build();
    CallPage opened = new CallPage(new ChromeDriver(service, options));
    try {
      opened.driver.manage().timeouts().scriptTimeout(PATIENCE);
      opened.driver.get(page.toString());
      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> Objects.equals(opened.driver.getTitle(), "ready"));
      return opened;
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  String version() {
    return driver.getCapabilities().getBrowserName()
        + " "
        + driver.getCapabilities().getBrowserVersion();
  }

  /** The value of an expression, awaited if it is a promise. */
  JsonNode ask(String expression) {
    Object answer =
        driver.executeAsyncScript(
            "const done = arguments[0];"
                + "(async () => JSON.stringify((await ("
                + expression
                + ")) ?? null))().then(done, (e) => done(JSON.stringify({failure: String(e)})));");
    try {
      JsonNode value = JSON.readTree(String.valueOf(answer));
      if (value.has("failure")) {
        throw new IllegalStateException(expression + ": " + value.get("failure").asText());
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
