package io.earshot.console.sessions.listing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class NearestIdsTest {

  /** Distances are the textbook's: kitten to sitting takes 3 edits, Saturday to Sunday 3. */
  @Test
  void idsAreOrderedByTheEditsBetweenThem() {
    NearestIds nearest = new NearestIds("kitten");
    for (String id : new String[] {"sitting", "kitchen", "mitten", "kitten2", "Sunday"}) {
      nearest.add(id);
    }
    assertThat(nearest.ids()).containsExactly("kitten2", "mitten", "kitchen", "sitting", "Sunday");
  }

  @Test
  void fiveAreEnough() {
    NearestIds nearest = new NearestIds("call-1");
    for (int i = 99; i >= 10; i--) {
      nearest.add("call-" + i);
    }
    assertThat(nearest.ids())
        .containsExactly("call-10", "call-11", "call-12", "call-13", "call-14");
  }

  @Test
  void anIdCountsOnceAndADeletedOneNot() {
    NearestIds nearest = new NearestIds("a");
    nearest.add("b");
    nearest.add("b");
    nearest.add("c");
    nearest.remove("c");
    assertThat(nearest.ids()).containsExactly("b");
  }

  /** Whole, these two would be 10^12 comparisons. */
  @Test
  @Timeout(20)
  void anIdOfAnyLengthIsComparedInNoTime() {
    NearestIds nearest = new NearestIds("a".repeat(1_000_000));
    nearest.add("b".repeat(1_000_000));
    nearest.add("");
    assertThat(nearest.ids()).hasSize(2);
  }
}
