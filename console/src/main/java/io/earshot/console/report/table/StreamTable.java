package io.earshot.console.report.table;

import io.earshot.console.report.Spread;
import io.earshot.console.report.StreamReport;
import java.util.List;

/** Streams, one line per receiving end: loss, jitter, buffer, concealment. */
final class StreamTable {

  private static final String OUT = "out";

  private StreamTable() {}

  static TextTable of(List<StreamReport> streams) {
    TextTable table =
        new TextTable(
            2,
            "stream",
            "leg",
            "expected",
            "lost",
            "loss",
            "own leg",
            "run",
            "jitter",
            "buffer",
            "concealed",
            "mos",
            "worst");
    for (StreamReport stream : streams) {
      Spread jitter = stream.jitterMillis();
      Spread buffer = stream.jitterBufferMillis();
      table.row(
          label(stream),
          stream.leg(),
          Digits.count(stream.expectedPackets()),
          Digits.count(stream.lostPackets()),
          Digits.loss(stream.lossRatio(), stream.residualLossRatio(), stream.redDepth()),
          Digits.count(stream.ownLegLostPackets()),
          Digits.meanRun(stream.lossRuns()),
          Digits.millis(jitter == null ? null : jitter.mean()),
          Digits.millis(buffer == null ? null : buffer.p50()),
          Digits.percent(stream.concealedRatio()),
          Digits.mos(stream.mos()),
          Digits.tenths(stream.mos() == null ? null : stream.mos().worst10s()));
    }
    return table;
  }

  private static String label(StreamReport stream) {
    if (stream.participant() == null) {
      return stream.stream();
    }
    String peer = stream.peer() == null ? Digits.UNKNOWN : stream.peer();
    String arrow = stream.direction().equals(OUT) ? " → " : " ← ";
    return stream.participant() + arrow + peer;
  }
}
