package io.earshot.console.doctor.http;

import io.earshot.console.doctor.check.Check;
import io.earshot.console.doctor.check.ClockSkew;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/**
 * The clock of the registry's host against ours. Kafka's protocol tells no broker's time to who
 * does not write; the registry usually stands beside the brokers, and says its time in every
 * answer.
 */
public final class ServerClock {

  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final String NAME = "clock";

  private final InstantSource clock;

  public ServerClock(InstantSource clock) {
    this.clock = clock;
  }

  /** Asks twice: the first answer pays for the connection. */
  public Check check(String url) throws InterruptedException {
    try {
      HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url + "/subjects")).timeout(PATIENCE).build();
      client.send(request, BodyHandlers.discarding());
      long sentMillis = clock.millis();
      HttpResponse<Void> answer = client.send(request, BodyHandlers.discarding());
      long receivedMillis = clock.millis();
      String date = answer.headers().firstValue("Date").orElse("");
      return ClockSkew.of(millisOf(date), sentMillis, receivedMillis)
          .check("the registry's host " + request.uri().getHost());
    } catch (IOException | DateTimeParseException e) {
      return Check.warn(
          NAME,
          "not measured: the registry gave no HTTP date",
          "clocks that agree",
          "compare the clocks of this host and of the brokers yourself");
    }
  }

  private static long millisOf(String date) {
    return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
        .toInstant()
        .toEpochMilli();
  }
}
