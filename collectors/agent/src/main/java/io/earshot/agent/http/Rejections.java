package io.earshot.agent.http;

import io.earshot.agent.queue.DropReason;
import io.earshot.agent.transport.Receipt;
import java.net.http.HttpHeaders;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the edge's refusals mean for a batch. */
final class Rejections {

  private Rejections() {}

  /** Answers with what the edge said of this one batch. */
  static void tell(Receipt receipt, JsonMessage rejection) {
    String reason = String.valueOf(rejection.text("reason"));
    switch (reason) {
      case "limited", "unknown_session" ->
          receipt.failed(millis(rejection.whole("retryAfterMillis")));
      case "too_large" -> receipt.refused(DropReason.TOO_LARGE);
      case "forbidden" -> receipt.refused(DropReason.AUTH_REJECTED);
      case "expired" -> receipt.refused(DropReason.EXPIRED);
      default -> receipt.refused(DropReason.ENCODE_ERROR);
    }
  }

  /** Answers with the status of a request that was refused as a whole, before it was read. */
  static void tell(Receipt receipt, int status, HttpHeaders headers) {
    switch (status) {
      case 401, 403 -> receipt.refused(DropReason.AUTH_REJECTED);
      case 413 -> receipt.refused(DropReason.TOO_LARGE);
      case 429, 503 -> receipt.failed(retryAfter(headers));
      default -> {
        if (status / 100 == 4) {
          receipt.refused(DropReason.ENCODE_ERROR);
        } else {
          receipt.unknown(retryAfter(headers));
        }
      }
    }
  }

  /** Seconds of {@code Retry-After} (RFC 9110 10.2.3); its dates are not used between us. */
  static @Nullable Duration retryAfter(HttpHeaders headers) {
    return headers
        .firstValue("Retry-After")
        .filter(value -> value.matches("\\d{1,6}"))
        .map(value -> Duration.ofSeconds(Long.parseLong(value)))
        .orElse(null);
  }

  static @Nullable Duration millis(@Nullable Long value) {
    return value == null || value < 0 ? null : Duration.ofMillis(value);
  }
}
