package io.earshot.streams.avro;

import io.earshot.schema.Rollup;
import io.earshot.schema.RollupHop;
import io.earshot.schema.RollupLeg;
import io.earshot.schema.RollupQuality;
import io.earshot.schemas.wire.SchemaIdLookup;
import io.earshot.schemas.wire.WireEncoder;
import io.earshot.streams.rollup.Cell;
import io.earshot.streams.rollup.ConnectionCell;
import io.earshot.streams.rollup.HopCell;
import io.earshot.streams.rollup.LegCell;
import io.earshot.streams.rollup.QualityCell;
import io.earshot.streams.rollup.ScopeName;
import io.earshot.streams.rollup.WindowTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Writes rollups. The same cell gives the same bytes. */
public final class RollupEncoder {

  private final WireEncoder<Rollup> encoder;
  private final SpreadRecords spreads = new SpreadRecords();

  private RollupEncoder(WireEncoder<Rollup> encoder) {
    this.encoder = encoder;
  }

  /**
   * Asks for the schema id once, here.
   *
   * @param subject subject of the topic it writes to
   */
  public static RollupEncoder of(String subject, SchemaIdLookup ids) {
    return new RollupEncoder(WireEncoder.of(Rollup.getClassSchema(), subject, ids));
  }

  public byte[] encode(WindowTime window, ScopeName name, Cell cell, int missingPartitions) {
    ConnectionCell connections = cell.connections();
    return encoder.encode(
        new Rollup(
            name.scope().key(),
            name.name(),
            window.second(),
            window.seconds(),
            cell.callWindows(),
            missingPartitions,
            hops(cell),
            legs(cell),
            qualities(cell),
            connections.attempts(),
            connections.failures(),
            orNull(connections.failureRatio()),
            connections.reasons(),
            spreads.sufficientOrNull(connections.iceRtt()),
            connections.agentGaps(),
            connections.agentDropped()));
  }

  private List<RollupHop> hops(Cell cell) {
    List<RollupHop> records = new ArrayList<>();
    cell.hops()
        .forEach(
            (name, hop) -> {
              boolean isBounded = hop.lo().count() == hop.delay().count();
              records.add(hop(name, hop, isBounded));
            });
    return records;
  }

  private RollupHop hop(String name, HopCell hop, boolean isBounded) {
    return new RollupHop(
        name,
        spreads.sufficient(hop.delay()),
        isBounded ? spreads.sufficient(hop.lo()) : null,
        isBounded ? spreads.sufficient(hop.hi()) : null);
  }

  private List<RollupLeg> legs(Cell cell) {
    List<RollupLeg> records = new ArrayList<>();
    cell.legs().forEach((name, leg) -> records.add(leg(name, leg)));
    return records;
  }

  private RollupLeg leg(String name, LegCell leg) {
    return new RollupLeg(
        name,
        leg.streamWindows(),
        leg.expectedPackets(),
        leg.receivedPackets(),
        orNull(leg.lossRatio()),
        leg.lossRuns().isEmpty() ? null : leg.lossRuns(),
        leg.concealedSamples(),
        leg.totalSamples(),
        orNull(leg.concealedRatio()),
        spreads.sufficientOrNull(leg.jitter()),
        spreads.sufficientOrNull(leg.rtt()));
  }

  private static List<RollupQuality> qualities(Cell cell) {
    List<RollupQuality> records = new ArrayList<>();
    cell.qualities().forEach((scale, quality) -> records.add(quality(scale, quality)));
    return records;
  }

  private static RollupQuality quality(String scale, QualityCell quality) {
    return new RollupQuality(scale, quality.windows(), quality.worst());
  }

  private static @Nullable Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
