package io.earshot.media.mos.codec;

import io.earshot.media.mos.emodel.Equipment;
import io.earshot.media.mos.emodel.MosScale;
import java.util.List;

/**
 * Ie and Bpl of one codec by bitrate: linear between two rows, held at the ends. Outside the rows
 * that a source grounds, the numbers are assumed.
 */
final class BitrateTable {

  private final String basis;
  private final MosScale scale;
  private final Grounding grounding;
  private final double groundedFromKbps;
  private final List<Row> rows;

  private BitrateTable(
      String basis, MosScale scale, Grounding grounding, double groundedFromKbps, List<Row> rows) {
    this.basis = basis;
    this.scale = scale;
    this.grounding = grounding;
    this.groundedFromKbps = groundedFromKbps;
    this.rows = rows;
  }

  /** Rows with rising bitrate, all of them from the source. */
  static BitrateTable of(String basis, MosScale scale, Grounding grounding, Row... rows) {
    return new BitrateTable(basis, scale, grounding, rows[0].kbps, List.of(rows));
  }

  /** The same table, of which the rows below this bitrate are assumed. */
  BitrateTable groundedFrom(double kbps) {
    return new BitrateTable(basis, scale, grounding, kbps, rows);
  }

  static Row row(double kbps, double ie, double bpl) {
    return new Row(kbps, ie, bpl);
  }

  CodecImpairment at(double bitsPerSecond) {
    double kbps = bitsPerSecond / 1000;
    CodecImpairment found = new CodecImpairment(scale, equipmentAt(kbps), grounding, basis);
    double lastKbps = rows.get(rows.size() - 1).kbps;
    if (kbps < groundedFromKbps) {
      return found.assumedBecause("nothing published below " + groundedFromKbps + " kbit/s");
    }
    return kbps > lastKbps
        ? found.assumedBecause("nothing published above " + lastKbps + " kbit/s")
        : found;
  }

  private Equipment equipmentAt(double kbps) {
    Row below = rows.get(0);
    for (Row above : rows) {
      if (kbps <= above.kbps) {
        return between(below, above, kbps);
      }
      below = above;
    }
    return new Equipment(below.ie, below.bpl);
  }

  private static Equipment between(Row below, Row above, double kbps) {
    double stepKbps = above.kbps - below.kbps;
    double share = stepKbps > 0 ? (kbps - below.kbps) / stepKbps : 1;
    return new Equipment(
        below.ie + share * (above.ie - below.ie), below.bpl + share * (above.bpl - below.bpl));
  }

  /** One bitrate in kbit/s with its numbers. */
  record Row(double kbps, double ie, double bpl) {}
}
