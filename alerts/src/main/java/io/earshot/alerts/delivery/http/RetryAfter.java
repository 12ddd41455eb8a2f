package io.earshot.alerts.delivery.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The header of RFC 9110 §10.2.3: seconds, or a date. */
final class RetryAfter {

  private static final String SECONDS = "\\d{1,9}";

  private RetryAfter() {}

  /** Null = not there, or no sense. A date counts from the date of the answer, by one clock. */
  static @Nullable Long millis(HttpHeaders headers) {
    String text = headers.firstValue("Retry-After").map(String::strip).orElse("");
    if (text.matches(SECONDS)) {
      return Long.parseLong(text) * 1000;
    }
    Optional<Instant> until = date(text);
    Optional<Instant> now = headers.firstValue("Date").flatMap(RetryAfter::date);
    return until.isPresent() && now.isPresent()
        ? Math.max(0, Duration.between(now.get(), until.get()).toMillis())
        : null;
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
