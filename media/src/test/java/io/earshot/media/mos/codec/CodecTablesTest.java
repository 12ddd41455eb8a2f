package io.earshot.media.mos.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.earshot.media.mos.codec.RatedBandwidth.Source;
import io.earshot.media.mos.emodel.Equipment;
import io.earshot.media.mos.emodel.MosScale;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodecTablesTest {

  private static final AudioPayload OPUS = AudioPayload.of("audio/opus");

  /** ITU-T G.113 (09/2024) Appendix IV, diotic, and V with Erratum 1; I for the telephone band. */
  @ParameterizedTest
  @CsvSource({
    "audio/AMR-WB, 23.85, 10, 4.9, PUBLISHED",
    "audio/AMR-WB, 23.05, 8, 4.6, PUBLISHED",
    "audio/AMR-WB, 12.65, 20, 4.3, PUBLISHED",
    "audio/AMR-WB, 8.85, 41, 4.3, ASSUMED",
    "audio/AMR-WB, 6.6, 56, 4.3, ASSUMED",
    "audio/EVS, 48, 10.2, 9.6, PUBLISHED",
    "audio/EVS, 32, 8.7, 9.3, PUBLISHED",
    "audio/EVS, 24.4, 7.2, 11.4, PUBLISHED",
    "audio/EVS, 16.4, 10.8, 10.3, PUBLISHED",
    "audio/EVS, 13.2, 17.1, 11.7, PUBLISHED",
    "audio/EVS, 9.6, 22.7, 13, PUBLISHED",
    "audio/PCMU, 64, 0, 25.1, PUBLISHED",
    "audio/PCMA, 64, 0, 25.1, PUBLISHED",
    "audio/G729, 8, 11, 19, PUBLISHED",
    "audio/G723, 6.3, 15, 16.1, ASSUMED",
    "audio/GSM-EFR, 12.2, 5, 10, ASSUMED",
    "audio/GSM, 13, 20, 10, ASSUMED",
    "audio/GSM-HR-08, 5.6, 23, 10, ASSUMED",
    "audio/G726-32, 32, 7, 10, ASSUMED",
    "audio/G728, 16, 7, 10, ASSUMED"
  })
  void planningValuesAreThoseOfG113(
      String mimeType, double kbps, double ie, double bpl, Grounding grounding) {
    CodecImpairment found = found(AudioPayload.of(mimeType).withBitsPerSecond(1000 * kbps));
    assertThat(found.equipment().ie()).isCloseTo(ie, within(1e-9));
    assertThat(found.equipment().bpl()).isCloseTo(bpl, within(1e-9));
    assertThat(found.grounding()).isEqualTo(grounding);
  }

  /** The defaults of G.107 are G.711 without concealment. */
  @Test
  void plainG711IsTheDefaultOfTheEModel() {
    CodecImpairment plain = TelephoneCodec.G711.impairment();
    assertThat(plain.equipment()).isEqualTo(Equipment.DEFAULT);
    assertThat(plain.scale()).isEqualTo(MosScale.NARROWBAND);
    assertThat(plain.basis()).isEqualTo("G.711 without concealment of G.113 Appendix I");
  }

  @Test
  void scalesFollowTheCodec() {
    assertThat(found(AudioPayload.of("audio/AMR-WB")).scale()).isEqualTo(MosScale.WIDEBAND);
    assertThat(found(AudioPayload.of("audio/EVS")).scale()).isEqualTo(MosScale.FULLBAND);
    assertThat(found(AudioPayload.of("audio/PCMU")).scale()).isEqualTo(MosScale.NARROWBAND);
  }

  @Test
  void anUnknownBitrateIsTheUsualOneAndAssumed() {
    CodecImpairment opus = found(OPUS);
    assertThat(opus.equipment()).isEqualTo(found(OPUS.withBitsPerSecond(32_000)).equipment());
    assertThat(opus.grounding()).isEqualTo(Grounding.ASSUMED);
    assertThat(opus.basis()).endsWith("; bitrate unknown, 32 kbit/s taken");
    assertThat(found(AudioPayload.of("amr-wb")).equipment()).isEqualTo(new Equipment(20, 4.3));
    assertThat(found(AudioPayload.of("amr-wb")).grounding()).isEqualTo(Grounding.ASSUMED);
  }

  @ParameterizedTest
  @CsvSource({
    "8999, NARROWBAND",
    "9000, WIDEBAND",
    "13499, WIDEBAND",
    "13500, FULLBAND",
    "510000, FULLBAND"
  })
  void withoutAPayloadTheBandFollowsTheBitrateAsInLibopus(double bitsPerSecond, MosScale scale) {
    assertThat(found(OPUS.withBitsPerSecond(bitsPerSecond)).scale()).isEqualTo(scale);
  }

  /** RFC 7587 §6.1. */
  @ParameterizedTest
  @CsvSource({
    "maxplaybackrate=8000, NARROWBAND",
    "minptime=10; maxplaybackrate=16000 ;useinbandfec=1, WIDEBAND",
    "MaxPlaybackRate=48000, FULLBAND",
    "maxplaybackrate=fast, FULLBAND",
    "maxplaybackrate=99999999999, FULLBAND",
    "maxplaybackrate, FULLBAND",
    "111/111, FULLBAND"
  })
  void theDescriptionLimitsTheBand(String formatParameters, MosScale scale) {
    AudioPayload payload = OPUS.withBitsPerSecond(32_000).withFormatParameters(formatParameters);
    assertThat(found(payload).scale()).isEqualTo(scale);
  }

  @Test
  void whatThePayloadShowsBeatsTheDescription() {
    AudioPayload payload =
        OPUS.withBitsPerSecond(32_000)
            .withFormatParameters("maxplaybackrate=8000")
            .withBandwidth(AudioBandwidth.FULL);
    assertThat(found(payload).scale()).isEqualTo(MosScale.FULLBAND);
  }

  @Test
  void itIsSaidWhereTheBandwidthComesFrom() {
    AudioPayload known = OPUS.withBitsPerSecond(32_000);
    assertThat(CodecTables.bandwidth(known.withBandwidth(AudioBandwidth.WIDE)))
        .isEqualTo(new RatedBandwidth(AudioBandwidth.WIDE, Source.TOC));
    assertThat(CodecTables.bandwidth(known.withFormatParameters("maxplaybackrate=16000")))
        .isEqualTo(new RatedBandwidth(AudioBandwidth.WIDE, Source.SDP));
    assertThat(CodecTables.bandwidth(known.withFormatParameters("maxplaybackrate=48000")))
        .as("the description is no limit")
        .isEqualTo(new RatedBandwidth(AudioBandwidth.SUPER_WIDE, Source.BITRATE));
    assertThat(CodecTables.bandwidth(OPUS))
        .isEqualTo(new RatedBandwidth(AudioBandwidth.SUPER_WIDE, Source.ASSUMED));
    assertThat(CodecTables.bandwidth(AudioPayload.of("audio/PCMA")))
        .isEqualTo(new RatedBandwidth(AudioBandwidth.NARROW, Source.SDP));
    assertThat(CodecTables.bandwidth(AudioPayload.of("audio/AMR-WB")))
        .isEqualTo(new RatedBandwidth(AudioBandwidth.WIDE, Source.SDP));
    assertThat(CodecTables.bandwidth(AudioPayload.of("audio/lyra"))).isNull();
    assertThat(Source.values())
        .extracting(Source::label)
        .containsExactly("toc", "sdp", "bitrate", "assumed");
  }

  @Test
  void constantBitrateIsReadFromTheDescription() {
    AudioPayload payload = OPUS.withBitsPerSecond(31_000);
    assertThat(found(payload.withFormatParameters("cbr=1")).basis()).contains("SWB CBR");
    assertThat(found(payload.withFormatParameters("cbr=0")).basis()).contains("SWB VBR");
  }

  @Test
  void redundancyCarriesOpus() {
    AudioPayload red =
        AudioPayload.of("audio/red").withBitsPerSecond(32_000).withFormatParameters("111/111");
    assertThat(found(red)).isEqualTo(found(OPUS.withBitsPerSecond(32_000)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"audio/OPUS", "opus", "audio/opus/48000/2", " Audio/Opus "})
  void codecsAreKnownUnderAllTheirSpellings(String mimeType) {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(CodecTables.of(AudioPayload.of(mimeType))).isNotNull();
      assertThat(CodecTables.of(AudioPayload.of("AUDIO/PCMU"))).isNotNull();
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "audio", "audio/", "audio/telephone-event", "video/VP8", "/opus"})
  void whatNobodyHasRatedIsUnknown(String mimeType) {
    assertThat(CodecTables.of(AudioPayload.of(mimeType))).isNull();
  }

  @Test
  void evsIsRatedFromSuperwidebandOn() {
    AudioPayload evs = AudioPayload.of("audio/EVS").withBitsPerSecond(13_200);
    assertThat(CodecTables.of(evs.withBandwidth(AudioBandwidth.WIDE))).isNull();
    assertThat(CodecTables.of(evs.withBandwidth(AudioBandwidth.SUPER_WIDE))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void aBitrateIsAFiniteNumberAboveZero(double bitsPerSecond) {
    assertThatThrownBy(() -> OPUS.withBitsPerSecond(bitsPerSecond))
        .hasMessage("bitsPerSecond=" + bitsPerSecond + " not a finite number > 0");
  }

  @Test
  void groundingIsLabeledAsInTheReport() {
    assertThat(Grounding.values())
        .extracting(Grounding::label)
        .containsExactly("published", "literature", "assumed");
  }

  private static CodecImpairment found(AudioPayload payload) {
    return Objects.requireNonNull(CodecTables.of(payload));
  }
}
