package io.earshot.collectors.edge.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.schema.EventBatch;
import java.util.HashSet;
import java.util.Set;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldPrivacyTest {

  private final FieldPrivacy privacy = new FieldPrivacy(Pseudonyms.keyed(new byte[32]));

  @Test
  void everyTextOfABatchHasBeenJudged() {
    assertThat(textFields(EventBatch.getClassSchema(), new HashSet<>()))
        .isNotEmpty()
        .allMatch(FieldPrivacy::knows);
  }

  @Test
  void namesBecomePseudonymsThatStayEqual() {
    String ann = privacy.shown("participant", "ann");
    assertThat(ann).matches("p_[A-Za-z0-9_-]{16}");
    assertThat(privacy.shown("peer", "ann")).isEqualTo(ann);
    assertThat(privacy.shown("participant", "bob")).isNotEqualTo(ann);
    assertThat(privacy.shown("node", "ann")).startsWith("n_").doesNotEndWith(ann.substring(2));
    byte[] nextKey = new byte[32];
    nextKey[0] = 1;
    assertThat(new FieldPrivacy(Pseudonyms.keyed(nextKey)).shown("participant", "ann"))
        .isNotEqualTo(ann);
  }

  /** Computed with Python's hmac and base64 modules, key 32 zero bytes, message "p_ann". */
  @Test
  void pseudonymsAreHmacSha256() {
    assertThat(privacy.shown("participant", "ann")).isEqualTo("p_jPPUWUdlNfQqJJ4W");
  }

  @Test
  void hostsAndTheEdgesOwnClockKeepTheirNames() {
    assertThat(privacy.shown("participant", "sfu")).isEqualTo("sfu");
    assertThat(privacy.shown("agent", "livekit-webhook")).isEqualTo("livekit-webhook");
    assertThat(privacy.shown("node", "edge-0123456789abcdef")).isEqualTo("edge-0123456789abcdef");
    assertThat(privacy.shown("node", "edge-mine")).startsWith("n_");
  }

  @ParameterizedTest
  @CsvSource({
    "ICE failed at 192.0.2.17:3478, ICE failed at ip:3478",
    "2001:db8::17 unreachable, ip unreachable",
    "to 2001:db8:1:2:3:4:5:6, to ip",
    "::1 refused, ip refused",
    "at 12:30:45, at 12:30:45",
    "version 1.2.3, version 1.2.3",
    "std::move failed, std::move failed"
  })
  void addressesAreTakenOutOfReasons(String written, String shown) {
    assertThat(privacy.shown("reason", written)).isEqualTo(shown);
  }

  private static Set<String> textFields(Schema schema, Set<String> found) {
    for (Schema.Field field : schema.getFields()) {
      collect(field.name(), field.schema(), found);
    }
    return found;
  }

  private static void collect(String name, Schema schema, Set<String> found) {
    switch (schema.getType()) {
      case RECORD -> textFields(schema, found);
      case ARRAY -> collect(name, schema.getElementType(), found);
      case UNION -> schema.getTypes().forEach(branch -> collect(name, branch, found));
      case STRING -> found.add(name);
      default -> {}
    }
  }
}
