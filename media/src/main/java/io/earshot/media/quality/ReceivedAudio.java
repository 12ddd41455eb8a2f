package io.earshot.media.quality;

import io.earshot.media.mos.codec.AudioPayload;
import io.earshot.media.red.Concealment;
import io.earshot.media.red.FecWeight;
import io.earshot.media.red.RedDistances;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one received audio stream over one window or a whole call; null = unknown. Begin
 * with {@link #UNKNOWN} and add what there is.
 *
 * @param payload codec; its bitrate is that of the primary frames, see {@link PrimaryBitrate}
 * @param packetMillis sound in one packet, above 0
 * @param packets counts, as the receiver or the next host has them
 * @param redundancy copies that the packets carry ({@link RedDistances#NONE} = surely none). While
 *     it is unknown no copy repairs anything, and discards are not taken for late packets
 * @param fec how much of a loss in-band FEC leaves; {@link FecWeight#NO_FEC} where it is off
 * @param concealment what the receiver made up
 * @param jitterBufferMillis mean time that a frame waited for its playout, at least 0
 * @param oneWayMillis from the encoder's output to the receiver, at least 0: the sound's own way,
 *     never the lag of a translation
 */
public record ReceivedAudio(
    @Nullable AudioPayload payload,
    @Nullable Double packetMillis,
    @Nullable PacketCounts packets,
    @Nullable RedDistances redundancy,
    FecWeight fec,
    @Nullable Concealment concealment,
    @Nullable Double jitterBufferMillis,
    @Nullable Double oneWayMillis) {

  public static final ReceivedAudio UNKNOWN =
      new ReceivedAudio(null, null, null, null, FecWeight.NO_FEC, null, null, null);

  public ReceivedAudio {
    if (packetMillis != null && !(0 < packetMillis && packetMillis <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "packetMillis=" + packetMillis + " not a finite number > 0");
    }
    requireDelay("jitterBufferMillis", jitterBufferMillis);
    requireDelay("oneWayMillis", oneWayMillis);
  }

  private static void requireDelay(String name, @Nullable Double millis) {
    if (millis != null && !(0 <= millis && millis <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(name + "=" + millis + " not a finite number >= 0");
    }
  }

  public ReceivedAudio withPayload(@Nullable AudioPayload other) {
    return new ReceivedAudio(
        other,
        packetMillis,
        packets,
        redundancy,
        fec,
        concealment,
        jitterBufferMillis,
        oneWayMillis);
  }

  public ReceivedAudio withPacketMillis(@Nullable Double other) {
    return new ReceivedAudio(
        payload, other, packets, redundancy, fec, concealment, jitterBufferMillis, oneWayMillis);
  }

  public ReceivedAudio withPackets(@Nullable PacketCounts other) {
    return new ReceivedAudio(
        payload,
        packetMillis,
        other,
        redundancy,
        fec,
        concealment,
        jitterBufferMillis,
        oneWayMillis);
  }

  public ReceivedAudio withRedundancy(@Nullable RedDistances other) {
    return new ReceivedAudio(
        payload, packetMillis, packets, other, fec, concealment, jitterBufferMillis, oneWayMillis);
  }

  public ReceivedAudio withFec(FecWeight other) {
    return new ReceivedAudio(
        payload,
        packetMillis,
        packets,
        redundancy,
        other,
        concealment,
        jitterBufferMillis,
        oneWayMillis);
  }

  public ReceivedAudio withConcealment(@Nullable Concealment other) {
    return new ReceivedAudio(
        payload, packetMillis, packets, redundancy, fec, other, jitterBufferMillis, oneWayMillis);
  }

  public ReceivedAudio withJitterBufferMillis(@Nullable Double other) {
    return new ReceivedAudio(
        payload, packetMillis, packets, redundancy, fec, concealment, other, oneWayMillis);
  }

  public ReceivedAudio withOneWayMillis(@Nullable Double other) {
    return new ReceivedAudio(
        payload, packetMillis, packets, redundancy, fec, concealment, jitterBufferMillis, other);
  }
}
