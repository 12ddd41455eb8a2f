package io.earshot.console.doctor.http;

import io.earshot.console.doctor.check.Check;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Whether a live page is there and has what it shows. */
public final class ConsoleCheck {

  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int OK = 200;
  private static final String NAME = "console";
  private static final String EXPECTED = "200 from /readyz";

  private ConsoleCheck() {}

  /**
   * Asks for {@code /readyz}.
   *
   * @param url http or https, without a path
   */
  public static Check of(URI url) throws InterruptedException {
    URI ready = URI.create(url.toString().replaceFirst("/+$", "") + "/readyz");
    HttpClient client =
        HttpClient.newBuilder().followRedirects(Redirect.NEVER).connectTimeout(PATIENCE).build();
    try {
      HttpRequest request = HttpRequest.newBuilder(ready).timeout(PATIENCE).build();
      int status = client.send(request, BodyHandlers.discarding()).statusCode();
      return status == OK
          ? Check.ok(NAME, url.toString())
          : Check.fail(NAME, url + " answers " + status, EXPECTED, "see the log of earshot up");
    } catch (IOException e) {
      return Check.fail(NAME, url + " does not answer", EXPECTED, "start it or correct --console");
    }
  }
}
