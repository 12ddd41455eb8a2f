package io.earshot.console.doctor.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.console.doctor.check.Check;
import io.earshot.console.doctor.check.Status;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpChecksTest {

  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));

  @ParameterizedTest
  @CsvSource({
    "'Sun, 22 Nov 2026 12:00:00 GMT', OK, +0 ms to +2000 ms",
    "'Sun, 22 Nov 2026 12:00:30 GMT', WARN, +30000 ms to +32000 ms",
    "'Sun, 22 Nov 2026 11:00:00 GMT', FAIL, -3600000 ms to -3598000 ms"
  })
  void aClockIsComparedByTheDateOfAnyAnswer(String date, Status status, String bounds)
      throws Exception {
    try (OneAnswer server = new OneAnswer("HTTP/1.1 401 Who", "Date: " + date)) {
      Check check = new ServerClock(NOON).check(server.url() + "/api");
      assertThat(check.status()).isEqualTo(status);
      assertThat(check.found()).contains("127.0.0.1", bounds);
      assertThat(server.requests()).hasSize(2).allMatch("GET /api/subjects HTTP/1.1"::equals);
    }
  }

  @ParameterizedTest
  @CsvSource({"Date: soon", "Server: without a clock"})
  void whatWasNotMeasuredIsNotCalledGood(String header) throws Exception {
    try (OneAnswer server = new OneAnswer("HTTP/1.1 200 OK", header)) {
      Check check = new ServerClock(NOON).check(server.url());
      assertThat(check.status()).isEqualTo(Status.WARN);
      assertThat(check.found()).startsWith("not measured");
    }
  }

  @Test
  void aLivePageMustBeReady() throws Exception {
    try (OneAnswer ready = new OneAnswer("HTTP/1.1 200 OK")) {
      assertThat(ConsoleCheck.of(URI.create(ready.url() + "/")).status()).isEqualTo(Status.OK);
      assertThat(ready.requests()).containsExactly("GET /readyz HTTP/1.1");
    }
    try (OneAnswer busy = new OneAnswer("HTTP/1.1 503 Later")) {
      assertThat(ConsoleCheck.of(URI.create(busy.url())).found()).endsWith("answers 503");
      busy.close();
      assertThat(ConsoleCheck.of(URI.create(busy.url())).found()).endsWith("does not answer");
    }
  }
}
