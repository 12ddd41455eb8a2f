package io.earshot.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.agent.batch.MarkColumns;
import io.earshot.agent.observation.RedPayload;
import io.earshot.agent.observation.Sampling;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Vectors that the browser agent's test reads too: computed apart from both, with hashes whose
 * signed remainder, or whose whole RED payload, would decide otherwise.
 */
class SamplingVectorsTest {

  @ParameterizedTest
  @CsvFileSource(
      resources = "observation/sampling-vectors.csv",
      numLinesToSkip = 1,
      emptyValue = "")
  void aFrameIsMarkedOrLeftOutAsItsVectorSays(
      String payloadHex,
      String codec,
      String payloadHash,
      String primaryHash,
      int opusToc,
      int numerator,
      int denominator,
      String verdict) {
    FakeAgent agent = new FakeAgent();
    agent.sampling = new Sampling(numerator, denominator);
    byte[] payload = HexFormat.of().parseHex(payloadHex);
    boolean isRed = codec.equals("red");
    if (isRed) {
      agent.stream.markOpusRed(1, 2, 3, payload);
    } else {
      agent.stream.markOpus(1, 2, 3, payload);
    }
    agent.forMillis(1_000);
    List<MarkColumns> columns =
        agent.server.batches().stream().flatMap(each -> each.content().marks().stream()).toList();
    assertThat(columns).hasSize(verdict.equals("kept") ? 1 : 0);
    for (MarkColumns kept : columns) {
      assertThat(kept.payloadHash()).containsExactly(Integer.parseUnsignedInt(payloadHash, 16));
      assertThat(kept.payloadBytes()).containsExactly(payload.length);
      assertThat(kept.opusToc()).containsExactly(opusToc);
      if (isRed) {
        assertThat(kept.primaryHash()).containsExactly(Integer.parseUnsignedInt(primaryHash, 16));
      } else {
        assertThat(kept.primaryHash()).isEmpty();
      }
    }
  }

  @Test
  void framesOfDifferentBandwidthsShareTheirColumns() {
    FakeAgent agent = new FakeAgent();
    agent.stream.markOpus(1, 0, 0, new byte[] {(byte) 0xfc, 1});
    agent.stream.markOpus(2, 960, 1, new byte[] {0x78, 1});
    agent.forMillis(1_000);
    List<MarkColumns> columns = agent.server.newest().content().marks();
    assertThat(columns).hasSize(1);
    assertThat(columns.get(0).opusToc()).containsExactly(0xfc, 0x78);
  }

  @Test
  void anEmptyPayloadHasNoFirstByte() {
    FakeAgent agent = new FakeAgent();
    agent.stream.markOpus(1, 0, 0, new byte[0]);
    agent.forMillis(1_000);
    MarkColumns columns = agent.server.newest().content().marks().get(0);
    assertThat(columns.opusToc()).isEmpty();
    assertThat(columns.payloadBytes()).containsExactly(0);
  }

  /** RFC 2198 §3: headers of 4 bytes while the first bit is set, then one of 1. */
  @Test
  void whatIsCutShortHasAnEmptyPrimaryBlock() {
    assertThat(RedPayload.primaryOffset(new byte[] {(byte) 0xef, 0, 3, (byte) 0xff, 111, 7}))
        .isEqualTo(6);
    assertThat(RedPayload.primaryOffset(new byte[] {(byte) 0xef, 0})).isEqualTo(1);
    assertThat(RedPayload.primaryOffset(new byte[0])).isZero();
  }
}
