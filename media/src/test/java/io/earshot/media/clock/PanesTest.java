package io.earshot.media.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.media.snapshot.SnapshotFormatException;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import org.junit.jupiter.api.Test;

class PanesTest {

  @Test
  void theOldestPaneGivesWayWhenThereIsNoRoom() {
    Panes panes = new Panes(3);
    for (long pane : new long[] {10, 30, 20, 40, 5}) {
      panes.forward.offer(panes.indexOfFine(pane), pane, pane);
    }
    assertThat(panes.size()).isEqualTo(3);
    assertThat(new long[] {panes.pane(0), panes.pane(1), panes.pane(2)}).containsExactly(5, 30, 40);
    assertThat(panes.forward.nanos(1)).isEqualTo(30);
  }

  @Test
  void panesThatDoNotAscendAreNoSnapshot() {
    SnapshotWriter out = new SnapshotWriter();
    out.writeUnsigned(2);
    out.writeUnsigned(0);
    for (long distance : new long[] {7, 0}) {
      out.writeSigned(distance);
      out.writeBoolean(false);
      out.writeBoolean(false);
    }
    SnapshotReader in = new SnapshotReader(out.toByteArray());
    assertThatThrownBy(() -> new Panes(9).readFrom(in, PaneLayout.DEFAULT))
        .isInstanceOf(SnapshotFormatException.class)
        .hasMessage("pane=7 <= previousPane=7");
  }
}
