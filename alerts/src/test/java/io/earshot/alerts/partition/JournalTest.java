package io.earshot.alerts.partition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** State that is everything ever heard, so that nothing can be lost or doubled unseen. */
class JournalTest {

  private static final HexFormat HEX = HexFormat.of();

  private final TreeMap<String, byte[]> store = new TreeMap<>();
  private ByteArrayOutputStream state = new ByteArrayOutputStream();
  private Journal journal = new Journal(this::put);
  private long writtenBytes;
  private int checkpoints;

  @Test
  void whatIsRestoredIsWhatWasThereWhereverItStopped() {
    Random random = new Random(1);
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    for (int i = 0; i < 3000; i++) {
      byte[] input = new byte[random.nextInt(2000)];
      random.nextBytes(input);
      expected.writeBytes(input);
      hear(input);
      if (random.nextInt(100) == 0) {
        restart();
      }
    }
    assertThat(state.toByteArray()).isEqualTo(expected.toByteArray());
    assertThat(checkpoints).isBetween(3, 6);
  }

  /** A state that grows with its inputs is the worst case: each checkpoint writes all of it. */
  @Test
  void checkpointsCostNoMoreThanTheLog() {
    long heardBytes = 0;
    for (int i = 0; i < 4000; i++) {
      hear(new byte[1000]);
      heardBytes += 1000;
    }
    assertThat(writtenBytes).isLessThan(3 * heardBytes);
    assertThat(store.values()).allMatch(value -> value.length < 1 << 20);
  }

  @Test
  void aSmallerStateLeavesNoPieceOfALargerOne() {
    for (int i = 0; i < 3000; i++) {
      hear(new byte[1000]);
    }
    state = new ByteArrayOutputStream();
    int before = checkpoints;
    List<Byte> heard = new ArrayList<>();
    while (checkpoints == before) {
      hear(new byte[] {(byte) heard.size()});
      heard.add((byte) heard.size());
    }
    restart();
    assertThat(state.size()).isEqualTo(heard.size());
  }

  private void hear(byte[] input) {
    state.writeBytes(input);
    journal.append(input);
    journal.checkpointIfDue(
        () -> {
          checkpoints++;
          return state.toByteArray();
        });
  }

  private void restart() {
    journal = new Journal(this::put);
    state = new ByteArrayOutputStream();
    store.forEach((key, value) -> journal.restore(HEX.parseHex(key), value));
    journal.restored(state::writeBytes, state::writeBytes);
  }

  private void put(byte[] key, byte @Nullable [] value) {
    if (value == null) {
      store.remove(HEX.formatHex(key));
    } else {
      writtenBytes += value.length;
      store.put(HEX.formatHex(key), value);
    }
  }
}
