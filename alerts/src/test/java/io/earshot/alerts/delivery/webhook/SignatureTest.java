package io.earshot.alerts.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SignatureTest {

  /** Computed with Python's hmac and hashlib. */
  @Test
  void isAnHmacOverSecondsDotAndBody() {
    byte[] body = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
    assertThat(Signature.of("shared secret", 1_700_000_000, body))
        .isEqualTo(
            "t=1700000000,v1=ef3c5a7b2ee24fe416b7626aedf9afb24809423fcbec0bc4aae3d9043f72f7d7");
  }
}
