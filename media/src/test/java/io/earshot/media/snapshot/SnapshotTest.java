package io.earshot.media.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotTest {

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 63, 64, 127, 128, 1L << 35, Long.MAX_VALUE, Long.MIN_VALUE})
  void everyIntegerComesBack(long value) {
    SnapshotReader in =
        reading(
            out -> {
              out.writeUnsigned(value);
              out.writeSigned(value);
              out.writeNullable(value);
              out.writeFixed64(value);
              out.writeFixed32((int) value);
            });
    assertThat(in.readUnsigned()).isEqualTo(value);
    assertThat(in.readSigned()).isEqualTo(value);
    assertThat(in.readNullable()).isEqualTo(value);
    assertThat(in.readFixed64()).isEqualTo(value);
    assertThat(in.readFixed32()).isEqualTo((int) value);
    in.expectEnd();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0, -0.0, Double.NaN, Double.NEGATIVE_INFINITY, 1.3477, 5e-324})
  void everyDoubleComesBackBitForBit(double value) {
    double copy = reading(out -> out.writeDouble(value)).readDouble();
    assertThat(Double.doubleToRawLongBits(copy)).isEqualTo(Double.doubleToRawLongBits(value));
  }

  @Test
  void theBytesAreThoseOfProtobufsVarintsAndZigzag() {
    // Published: protobuf.dev/programming-guides/encoding: 150 is 96 01; zigzag -2 is 3.
    SnapshotWriter out = new SnapshotWriter();
    out.writeUnsigned(150);
    out.writeSigned(-2);
    assertThat(HexFormat.of().formatHex(out.toByteArray())).isEqualTo("960103");
    assertThat(out.sizeBytes()).isEqualTo(3);
  }

  @Test
  void textBytesAndTheUnknownComeBack() {
    byte[] many = new byte[1000];
    many[999] = 7;
    SnapshotReader in =
        reading(
            out -> {
              out.writeString("Grüße, 世界");
              out.writeString("");
              out.writeBytes(many);
              out.writeNullable(null);
              out.writeBoolean(true);
            });
    assertThat(in.readString()).isEqualTo("Grüße, 世界");
    assertThat(in.readString()).isEmpty();
    assertThat(in.readBytes()).isEqualTo(many);
    assertThat(in.readNullable()).isNull();
    assertThat(in.readBoolean()).isTrue();
    assertThat(in.remainingBytes()).isZero();
  }

  @Test
  void aClearedWriterStartsOver() {
    SnapshotWriter out = new SnapshotWriter();
    out.writeFixed64(-1);
    out.clear();
    out.writeBoolean(false);
    assertThat(out.toByteArray()).containsExactly(0);
  }

  @Test
  void everyTruncationIsRefused() {
    SnapshotWriter out = new SnapshotWriter();
    out.writeUnsigned(300);
    out.writeDouble(1.5);
    out.writeString("abc");
    for (int keptBytes = 0; keptBytes < out.sizeBytes(); keptBytes++) {
      SnapshotReader in = new SnapshotReader(Arrays.copyOf(out.toByteArray(), keptBytes));
      assertThatThrownBy(
              () -> {
                in.readUnsigned();
                in.readDouble();
                in.readString();
              })
          .isInstanceOf(SnapshotFormatException.class)
          .hasMessageMatching("remainingBytes=\\d < neededBytes=\\d at positionBytes=\\d+");
    }
  }

  @Test
  void foreignBytesAreNamedInTheMessage() {
    byte[] foreign = {2, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1};
    assertThatThrownBy(() -> new SnapshotReader(foreign).readBoolean())
        .hasMessage("boolean=2 is neither 0 nor 1 at positionBytes=1");
    assertThatThrownBy(() -> new SnapshotReader(foreign).readCount(1))
        .hasMessage("count=2 > max=1 at positionBytes=1");
    assertThatThrownBy(() -> new SnapshotReader(foreign).expectEnd())
        .hasMessage("remainingBytes=12 > 0 at positionBytes=0");
    SnapshotReader in = new SnapshotReader(foreign);
    in.readBytes();
    assertThatThrownBy(in::readUnsigned)
        .hasMessage("remainingBytes=0 < neededBytes=1 at positionBytes=12");
    SnapshotReader overlong = new SnapshotReader(foreign);
    overlong.readCount(2);
    assertThatThrownBy(overlong::readUnsigned)
        .hasMessage("varint before positionBytes=11 has more than maxBytes=10");
  }

  @Test
  void aNegativeCountIsRefused() {
    SnapshotReader in = reading(out -> out.writeUnsigned(-1));
    assertThatThrownBy(() -> in.readCount(Integer.MAX_VALUE))
        .hasMessageStartingWith("count=18446744073709551615 > max=2147483647");
  }

  private static SnapshotReader reading(Consumer<SnapshotWriter> content) {
    SnapshotWriter out = new SnapshotWriter();
    content.accept(out);
    return new SnapshotReader(out.toByteArray());
  }
}
