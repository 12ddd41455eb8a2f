package io.earshot.console.page.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RollupBoardTest {

  private final RollupBoard board = new RollupBoard();

  @Test
  void theNewestWindowsOfANameComeFirst() {
    put("room", "blue", 20, 10);
    put("room", "blue", 10, 10);
    put("room", "blue", 0, 60);
    assertThat(board.of("room", "blue", 10)).containsExactly("blue@20", "blue@10");
    assertThat(board.of("room", "blue", 60)).containsExactly("blue@0");
    assertThat(board.of("room", "red", 10)).isEmpty();
  }

  @Test
  void withoutANameEachOneShowsItsNewest() {
    put("room", "green", 10, 10);
    put("room", "blue", 10, 10);
    put("room", "blue", 20, 10);
    put("region", "eu", 20, 10);
    assertThat(board.newestOf("room", 10)).containsExactly("blue@20", "green@10");
  }

  @Test
  void windowsAndSeriesAreBounded() {
    for (int i = 0; i < 3 * RollupBoard.MAX_WINDOWS; i++) {
      put("fleet", "", 10L * i, 10);
    }
    assertThat(board.of("fleet", "", 10)).hasSize(RollupBoard.MAX_WINDOWS);
    for (int i = 0; i < 2 * RollupBoard.MAX_SERIES; i++) {
      put("call", "c" + i, 0, 10);
    }
    assertThat(board.of("fleet", "", 10)).isEmpty();
    assertThat(board.of("call", "c0", 10)).isEmpty();
    assertThat(board.newestOf("call", 10)).hasSize(RollupBoard.MAX_NAMES);
  }

  private void put(String scope, String name, long second, int windowSeconds) {
    board.put(new RollupWindow(scope, name, second, windowSeconds, name + "@" + second));
  }
}
