package io.earshot.alerts.rule.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.alerts.rule.state.StoredTransition;
import io.earshot.alerts.rule.state.Transition;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import java.util.HexFormat;
import java.util.List;

/** Transitions as bytes, each of which can be read back. */
final class StoredRows {

  private StoredRows() {}

  static List<String> of(List<Transition> transitions) {
    return transitions.stream().map(StoredRows::stored).toList();
  }

  private static String stored(Transition transition) {
    SnapshotWriter out = new SnapshotWriter();
    StoredTransition.write(transition, out);
    SnapshotReader in = new SnapshotReader(out.toByteArray());
    assertThat(StoredTransition.read(in)).isEqualTo(transition);
    in.expectEnd();
    return HexFormat.of().formatHex(out.toByteArray());
  }
}
