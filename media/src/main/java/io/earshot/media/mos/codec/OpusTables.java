package io.earshot.media.mos.codec;

import static io.earshot.media.mos.codec.BitrateTable.row;

import io.earshot.media.mos.emodel.MosScale;

/**
 * Ie and Bpl of Opus: Alahmadi, Pocta and Melvin, ACM TOMM 17(4):133, 2021, doi 10.1145/3458751,
 * with the numbers of its companion mohaoahmadi/Opus_Codec_Quality_Evaluation @3302f2a. G.113 has
 * no row for Opus.
 *
 * <p>Bpl is that for random loss, because BurstR is measured: the article's Bpl for bursty loss
 * would count bursts a second time.
 */
public final class OpusTables {

  private static final BitrateTable SUPER_WIDE_VBR =
      table(
          "SWB VBR",
          MosScale.FULLBAND,
          row(14, 38.06, 16.51),
          row(15, 34.12, 15),
          row(16, 30.16302131, 11.83),
          row(19, 23.80720462, 10.67),
          row(22, 20.22332357, 10.47),
          row(25, 20.20905481, 11.28),
          row(28, 18.47734739, 10.63),
          row(31, 16.82867498, 10.44),
          row(34, 14.75893036, 10.12),
          row(37, 12.07782849, 10.38),
          row(40, 10.66596559, 9.79));

  private static final BitrateTable SUPER_WIDE_CBR =
      table(
          "SWB CBR",
          MosScale.FULLBAND,
          row(16, 36.88067115, 13.30),
          row(19, 29.58016175, 10.74),
          row(22, 23.38003477, 10.01),
          row(25, 22.64371205, 10.57),
          row(28, 23.65242842, 11.67),
          row(31, 21.74245539, 11.51),
          row(34, 20.62029481, 11.78),
          row(37, 16.22868955, 10.62),
          row(40, 15.89845959, 11.35));

  private static final BitrateTable WIDE_VBR =
      table(
          "WB VBR",
          MosScale.WIDEBAND,
          row(11, 28.41322299, 23.93979569),
          row(12, 23.29505705, 22.2151863),
          row(13, 19.958882, 19.49608704));

  private static final BitrateTable WIDE_CBR =
      table(
          "WB CBR",
          MosScale.WIDEBAND,
          row(12, 29.76435108, 24.80947978),
          row(13, 26.16108167, 23.0047189),
          row(14, 20.77194577, 17.5623101),
          row(15, 18.06274989, 18.73740804));

  private static final BitrateTable NARROW_VBR =
      table(
          "NB VBR",
          MosScale.NARROWBAND,
          row(6, 23.00233478, 24.5644848),
          row(7, 21.25545861, 22.45885046),
          row(8, 16.02443357, 20.25866692),
          row(9, 11.73674352, 18.90829837));

  private static final BitrateTable NARROW_CBR =
      table(
          "NB CBR",
          MosScale.NARROWBAND,
          row(6, 46.26834316, 8.939710714),
          row(7, 31.73480382, 18.17914283),
          row(8, 19.24547807, 15.12823436),
          row(9, 13.20879771, 17.23921027),
          row(10, 6.197366255, 15.32972957),
          row(11, 2.030115291, 15.95164784));

  private OpusTables() {}

  /**
   * The impairment at a payload bitrate, interpolated. Superwideband stands for fullband, and
   * wideband for mediumband, which nobody has measured: the latter is assumed.
   */
  public static CodecImpairment at(
      AudioBandwidth bandwidth, boolean constantBitrate, double bitsPerSecond) {
    return switch (bandwidth) {
      case NARROW -> (constantBitrate ? NARROW_CBR : NARROW_VBR).at(bitsPerSecond);
      case MEDIUM ->
          (constantBitrate ? WIDE_CBR : WIDE_VBR)
              .at(bitsPerSecond)
              .assumedBecause("nothing published for mediumband");
      case WIDE -> (constantBitrate ? WIDE_CBR : WIDE_VBR).at(bitsPerSecond);
      case SUPER_WIDE, FULL ->
          (constantBitrate ? SUPER_WIDE_CBR : SUPER_WIDE_VBR).at(bitsPerSecond);
    };
  }

  private static BitrateTable table(String name, MosScale scale, BitrateTable.Row... rows) {
    return BitrateTable.of(
        "Opus " + name + " of ACM TOMM 17(4):133", scale, Grounding.LITERATURE, rows);
  }
}
