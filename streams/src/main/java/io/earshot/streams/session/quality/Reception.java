package io.earshot.streams.session.quality;

import io.earshot.media.loss.LossRuns;
import io.earshot.media.mos.codec.AudioBandwidth;
import io.earshot.media.mos.codec.AudioPayload;
import io.earshot.media.quality.PacketCounts;
import io.earshot.media.quality.PrimaryBitrate;
import io.earshot.media.quality.ReceivedAudio;
import io.earshot.media.quality.StreamQuality;
import io.earshot.media.red.Concealment;
import io.earshot.media.red.RedDistances;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.session.input.Stat;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of one audio stream over some time. Times that follow each other add up, and quality is
 * told of the sum: a mean of the qualities of its parts would hide the bad ones.
 *
 * @param traits as known at the end of the time
 * @param expectedPackets null = unknown
 * @param lostPackets expected less received; null = unknown
 * @param runs of lost packets; null where nobody saw packets
 * @param repairedRuns of frames that stayed lost; null where no packet showed a copy
 */
public record Reception(
    Traits traits,
    @Nullable Long expectedPackets,
    @Nullable Long lostPackets,
    @Nullable LossRuns runs,
    @Nullable LossRuns repairedRuns,
    Growth growth) {

  private static final double MILLIS_PER_SECOND = 1000;

  /** With what came in the time right after. */
  public Reception plus(Reception next) {
    return new Reception(
        next.traits,
        sum(expectedPackets, next.expectedPackets),
        sum(lostPackets, next.lostPackets),
        sum(runs, next.runs),
        repairedRuns == null && next.repairedRuns == null ? null : sum(leftRuns(), next.leftRuns()),
        growth.plus(next.growth));
  }

  /** What stayed lost; without copies everything. */
  private @Nullable LossRuns leftRuns() {
    return repairedRuns == null ? runs : repairedRuns;
  }

  private static @Nullable Long sum(@Nullable Long one, @Nullable Long other) {
    return one == null ? other : other == null ? one : Long.valueOf(one + other);
  }

  private static @Nullable LossRuns sum(@Nullable LossRuns one, @Nullable LossRuns other) {
    return one == null ? other : other == null ? one : one.plus(other);
  }

  /** Quality for people who talk; {@code cq} is null while the way of the sound is unknown. */
  public StreamQuality quality(@Nullable Double oneWayMillis) {
    return StreamQuality.of(
        ReceivedAudio.UNKNOWN
            .withPayload(payload())
            .withPacketMillis(traits.packetMillis())
            .withPackets(packets())
            .withRedundancy(traits.redundancy())
            .withConcealment(
                Concealment.ofGrowth(
                    growth.of(Stat.CONCEALED_SAMPLES),
                    growth.of(Stat.TOTAL_SAMPLES_RECEIVED),
                    growth.of(Stat.SILENT_CONCEALED_SAMPLES),
                    growth.of(Stat.CONCEALMENT_EVENTS),
                    traits.samplesPerPacket()))
            .withJitterBufferMillis(growth.bufferMillis())
            .withOneWayMillis(oneWayMillis));
  }

  private @Nullable PacketCounts packets() {
    if (expectedPackets == null || lostPackets == null) {
      return null;
    }
    Double discarded = growth.of(Stat.PACKETS_DISCARDED);
    return PacketCounts.of(Math.max(0, expectedPackets), lostPackets)
        .withRuns(runs)
        .withRepairedRuns(repairedRuns)
        .withDiscardedPackets(discarded == null ? null : Math.round(discarded));
  }

  /** Bits by the sound that came, not by the time: a pause is no lower bitrate. */
  private @Nullable AudioPayload payload() {
    if (traits.mime() == null) {
      return null;
    }
    AudioPayload named = AudioPayload.of(traits.mime());
    AudioPayload payload =
        traits.bandwidth() == null || !named.isOpus()
            ? named
            : named.withBandwidth(traits.bandwidth());
    Double bytes = growth.of(Stat.BYTES_RECEIVED);
    double received =
        expectedPackets == null || lostPackets == null ? 0 : expectedPackets - lostPackets;
    if (bytes == null || bytes <= 0 || received <= 0) {
      return payload;
    }
    double packetMillis = traits.packetMillisOrUsual();
    RedDistances copies = traits.redundancy() == null ? RedDistances.NONE : traits.redundancy();
    double bitsPerSecond = bytes * Byte.SIZE * MILLIS_PER_SECOND / (received * packetMillis);
    Double primary = PrimaryBitrate.bitsPerSecond(bitsPerSecond, copies, packetMillis);
    return primary == null ? payload : payload.withBitsPerSecond(primary);
  }

  public void writeTo(SnapshotWriter out) {
    out.writeString(traits.mime() == null ? "" : traits.mime());
    out.writeSigned(traits.clockRateHertz());
    out.writeDouble(traits.packetMillis() == null ? Double.NaN : traits.packetMillis());
    out.writeNullable(traits.redundancy() == null ? null : traits.redundancy().bits());
    out.writeSigned(traits.bandwidth() == null ? -1 : traits.bandwidth().ordinal());
    out.writeNullable(expectedPackets);
    out.writeNullable(lostPackets);
    write(runs, out);
    write(repairedRuns, out);
    growth.values().forEach(out::writeDouble);
  }

  private static void write(@Nullable LossRuns runs, SnapshotWriter out) {
    out.writeBoolean(runs != null);
    if (runs != null) {
      runs.writeTo(out);
    }
  }

  public static Reception readFrom(SnapshotReader in) {
    String mime = in.readString();
    int clockRateHertz = (int) in.readSigned();
    double packetMillis = in.readDouble();
    Long distances = in.readNullable();
    long bandwidth = in.readSigned();
    Traits traits =
        new Traits(
            mime.isEmpty() ? null : mime,
            clockRateHertz,
            Double.isNaN(packetMillis) ? null : packetMillis,
            distances == null ? null : new RedDistances(distances),
            bandwidth < 0 ? null : AudioBandwidth.values()[(int) bandwidth]);
    return new Reception(
        traits,
        in.readNullable(),
        in.readNullable(),
        in.readBoolean() ? LossRuns.readFrom(in) : null,
        in.readBoolean() ? LossRuns.readFrom(in) : null,
        readGrowth(in));
  }

  private static Growth readGrowth(SnapshotReader in) {
    List<Double> values = new ArrayList<>();
    Growth.COUNTED.forEach(stat -> values.add(in.readDouble()));
    return new Growth(values);
  }
}
