package io.earshot.media.mos.codec;

import org.jspecify.annotations.Nullable;

/** From what is known of a payload to its place in the E-model. */
public final class CodecTables {

  private static final double AMR_WB_USUAL_BITS_PER_SECOND = 12_650;
  private static final double EVS_USUAL_BITS_PER_SECOND = 24_400;

  private CodecTables() {}

  /**
   * The impairment of a payload, null for a codec that nobody has rated: its MOS is unknown.
   *
   * <p>G.711 counts as concealed, as every WebRTC receiver does; {@code audio/red} as the Opus that
   * WebRTC puts into it.
   */
  public static @Nullable CodecImpairment of(AudioPayload payload) {
    return switch (payload.encodingName()) {
      case "opus", "red" -> OpusChoice.of(payload);
      case "evs" -> evs(payload);
      case "amr-wb" -> at(MobileTables.AMR_WB, payload, AMR_WB_USUAL_BITS_PER_SECOND);
      case "pcmu", "pcma" -> TelephoneCodec.G711_WITH_PLC.impairment();
      case "g729" -> TelephoneCodec.G729A_WITH_VAD.impairment();
      case "g723" -> TelephoneCodec.G723_1_WITH_VAD.impairment();
      case "g726-32" -> TelephoneCodec.G726_32.impairment();
      case "g728" -> TelephoneCodec.G728.impairment();
      case "gsm" -> TelephoneCodec.GSM_FR.impairment();
      case "gsm-efr" -> TelephoneCodec.GSM_EFR.impairment();
      case "gsm-hr-08" -> TelephoneCodec.GSM_HR.impairment();
      default -> null;
    };
  }

  /** What {@link #of} takes for the audio bandwidth; null for a codec that nobody has rated. */
  public static @Nullable RatedBandwidth bandwidth(AudioPayload payload) {
    if (payload.isOpus()) {
      return OpusChoice.bandwidth(payload);
    }
    CodecImpairment codec = of(payload);
    AudioBandwidth only =
        codec == null
            ? null
            : switch (codec.scale()) {
              case NARROWBAND -> AudioBandwidth.NARROW;
              case WIDEBAND -> AudioBandwidth.WIDE;
              case FULLBAND -> AudioBandwidth.SUPER_WIDE;
            };
    return only == null ? null : new RatedBandwidth(only, RatedBandwidth.Source.SDP);
  }

  /** EVS is rated as superwideband only. */
  private static @Nullable CodecImpairment evs(AudioPayload payload) {
    AudioBandwidth seen = payload.bandwidth();
    boolean narrower = seen != null && seen.compareTo(AudioBandwidth.SUPER_WIDE) < 0;
    return narrower ? null : at(MobileTables.EVS, payload, EVS_USUAL_BITS_PER_SECOND);
  }

  private static CodecImpairment at(
      BitrateTable table, AudioPayload payload, double usualBitsPerSecond) {
    Double known = payload.bitsPerSecond();
    return known == null
        ? table.at(usualBitsPerSecond).assumedBecause("bitrate unknown, a usual one taken")
        : table.at(known);
  }
}
