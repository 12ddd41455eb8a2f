package io.earshot.alerts.rule.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SelectionTest {

  @Test
  void eachRankIsWhatSortingPutsThere() {
    SplittableRandom random = new SplittableRandom(3);
    for (int round = 0; round < 500; round++) {
      int count = random.nextInt(1, 40);
      long[] values = random.longs(count, -5, 1 + round % 9).toArray();
      long[] sorted = values.clone();
      Arrays.sort(sorted);
      int rank = random.nextInt(count);
      assertThat(Selection.ofRank(values, count, rank)).isEqualTo(sorted[rank]);
    }
  }

  @Test
  void whatLiesBeyondTheCountIsNotLookedAt() {
    assertThat(Selection.ofRank(new long[] {7, 3, 0}, 2, 0)).isEqualTo(3);
  }
}
