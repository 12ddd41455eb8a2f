package io.earshot.console.alerts.kafka;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.earshot.alerts.explanation.PublishedChange;
import io.earshot.alerts.record.AlertRecord;
import io.earshot.alerts.record.RulesRecord;
import io.earshot.alerts.record.UnreadableAlert;
import io.earshot.alerts.rule.state.Transition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Records of alerts and rules, one by one. What cannot be read is counted and passed over: one bad
 * record must not hide every alert. Not thread-safe.
 */
public final class AlertRecords {

  private static final int VERSION = 1;
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private long unreadable;
  private String firstProblem = "";

  /** A change of an alert; null = no value, or none that can be read. */
  @Nullable PublishedChange change(ConsumerRecord<byte[], byte[]> each) {
    if (each.value() == null) {
      return null;
    }
    try {
      Transition change = AlertRecord.read(each.value());
      requireKnown(each.value(), change);
      return new PublishedChange(change, new String(each.value(), StandardCharsets.UTF_8));
    } catch (UnreadableAlert e) {
      passOver(each, String.valueOf(e.getMessage()));
    } catch (IOException | RuntimeException e) {
      passOver(each, "alert record: " + e.getMessage());
    }
    return null;
  }

  /** A greater version means something else; times beyond any calendar mean nothing. */
  private static void requireKnown(byte[] value, Transition change) throws IOException {
    JsonNode root = MAPPER.readTree(value);
    if (root.path("v").asInt() != VERSION) {
      throw new IOException(
          "found v=" + root.path("v") + ", expected v=" + VERSION + "; a newer Earshot wrote it");
    } else if (change.tick() > Instant.MAX.getEpochSecond() / 2 || change.tick() < 0) {
      throw new IOException("found tick=" + change.tick() + ", expected a second since 1970");
    }
  }

  /** Rules; null = no value, or none that can be read. */
  @Nullable RulesRecord rules(ConsumerRecord<byte[], byte[]> each) {
    if (each.value() == null) {
      return null;
    }
    try {
      return RulesRecord.read(each.value());
    } catch (UnreadableAlert | RuntimeException e) {
      passOver(each, "rules record: " + e.getMessage());
      return null;
    }
  }

  private void passOver(ConsumerRecord<byte[], byte[]> each, String why) {
    if (unreadable == 0) {
      String place = each.topic() + "-" + each.partition() + "@" + each.offset();
      firstProblem = place + ": " + why.replaceAll("\\p{Cntrl}+", " ");
    }
    unreadable++;
  }

  /** One line; null = everything could be read. */
  public @Nullable String unreadable() {
    return unreadable == 0
        ? null
        : "passed over records that cannot be read: " + unreadable + ", the first " + firstProblem;
  }
}
