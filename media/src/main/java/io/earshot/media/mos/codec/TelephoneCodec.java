package io.earshot.media.mos.codec;

import io.earshot.media.mos.emodel.Equipment;
import io.earshot.media.mos.emodel.MosScale;

/**
 * Narrowband codecs of one bitrate: ITU-T G.113 Appendix I, Table I.1 (Ie) and I.3 (Ie and Bpl).
 * Where two implementations agree with the table it is published; where only our memory of it does,
 * or Bpl is missing, it is assumed.
 */
public enum TelephoneCodec {
  G711("G.711 without concealment", 0, 4.3, Grounding.PUBLISHED),
  G711_WITH_PLC("G.711 with concealment", 0, 25.1, Grounding.PUBLISHED),
  G729A_WITH_VAD("G.729A with VAD", 11, 19.0, Grounding.PUBLISHED),
  GSM_EFR("GSM EFR", 5, 10.0, Grounding.ASSUMED),
  G723_1_WITH_VAD("G.723.1 with VAD at 6.3 kbit/s", 15, 16.1, Grounding.ASSUMED),
  G726_32("G.726 at 32 kbit/s", 7, TelephoneCodec.UNPUBLISHED_BPL, Grounding.ASSUMED),
  G728("G.728", 7, TelephoneCodec.UNPUBLISHED_BPL, Grounding.ASSUMED),
  GSM_FR("GSM FR", 20, TelephoneCodec.UNPUBLISHED_BPL, Grounding.ASSUMED),
  GSM_HR("GSM HR", 23, TelephoneCodec.UNPUBLISHED_BPL, Grounding.ASSUMED);

  /** The smallest published one of a codec with concealment, GSM EFR's. */
  private static final double UNPUBLISHED_BPL = 10.0;

  private final String title;
  private final Equipment equipment;
  private final Grounding grounding;

  TelephoneCodec(String title, double ie, double bpl, Grounding grounding) {
    this.title = title;
    this.equipment = new Equipment(ie, bpl);
    this.grounding = grounding;
  }

  public CodecImpairment impairment() {
    return new CodecImpairment(
        MosScale.NARROWBAND, equipment, grounding, title + " of G.113 Appendix I");
  }
}
