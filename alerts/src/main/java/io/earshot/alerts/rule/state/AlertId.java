package io.earshot.alerts.rule.state;

import io.earshot.alerts.rule.series.Labels;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * Names of alerts that are functions of what they name: the same input twice gives the same ids.
 * The first 128 bits of SHA-256 over the parts, each with its length before it, as 32 hex digits.
 */
final class AlertId {

  private static final int SIZE_BYTES = 16;

  private AlertId() {}

  /** Id of an alert: its rule and its labels, whatever their order was. */
  static String of(String rule, Labels labels) {
    MessageDigest digest = newDigest();
    add(digest, rule);
    for (Map.Entry<String, String> label : labels.asMap().entrySet()) {
      add(digest, label.getKey());
      add(digest, label.getValue());
    }
    return hex(digest);
  }

  /** Id of one occurrence: the alert and the tick of the breach it began with. */
  static String ofOccurrence(String alertId, long activeTick) {
    MessageDigest digest = newDigest();
    add(digest, alertId);
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(activeTick).flip());
    return hex(digest);
  }

  private static void add(MessageDigest digest, String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    digest.update(bytes);
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest(), 0, SIZE_BYTES);
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
