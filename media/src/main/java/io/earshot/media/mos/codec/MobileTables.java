package io.earshot.media.mos.codec;

import static io.earshot.media.mos.codec.BitrateTable.row;

import io.earshot.media.mos.emodel.MosScale;

/**
 * Ie and Bpl of the codecs of mobile networks: ITU-T G.113 (09/2024) with Erratum 1 (01/2026),
 * Appendix IV (AMR-WB, diotic) and V (EVS superwideband, diotic), provisional planning values.
 */
final class MobileTables {

  /**
   * Table IV.3 for Ie, IV.4 for Bpl. Bpl is published at 12.65, 23.05 and 23.85 kbit/s only:
   * interpolated at 15.85, and held, so assumed, below 12.65.
   */
  static final BitrateTable AMR_WB =
      BitrateTable.of(
              "AMR-WB of G.113 Appendix IV, diotic",
              MosScale.WIDEBAND,
              Grounding.PUBLISHED,
              row(6.6, 56, 4.3),
              row(8.85, 41, 4.3),
              row(12.65, 20, 4.3),
              row(15.85, 17, 4.3 + 0.3 * (15.85 - 12.65) / (23.05 - 12.65)),
              row(23.05, 8, 4.6),
              row(23.85, 10, 4.9))
          .groundedFrom(12.65);

  static final BitrateTable EVS =
      BitrateTable.of(
          "EVS SWB of G.113 Appendix V, diotic",
          MosScale.FULLBAND,
          Grounding.PUBLISHED,
          row(9.6, 22.7, 13),
          row(13.2, 17.1, 11.7),
          row(16.4, 10.8, 10.3),
          row(24.4, 7.2, 11.4),
          row(32, 8.7, 9.3),
          row(48, 10.2, 9.6));

  private MobileTables() {}
}
