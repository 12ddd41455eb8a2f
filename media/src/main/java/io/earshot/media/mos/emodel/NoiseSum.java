package io.earshot.media.mos.emodel;

import static io.earshot.media.mos.emodel.LineParameter.DS;
import static io.earshot.media.mos.emodel.LineParameter.LSTR;
import static io.earshot.media.mos.emodel.LineParameter.NC;
import static io.earshot.media.mos.emodel.LineParameter.NFOR;
import static io.earshot.media.mos.emodel.LineParameter.PR;
import static io.earshot.media.mos.emodel.LineParameter.PS;
import static io.earshot.media.mos.emodel.LineParameter.RLR;
import static io.earshot.media.mos.emodel.LineParameter.SLR;

/**
 * No, the power sum of all noise of a line at the 0 dBr point in dBm0p, and the basic
 * signal-to-noise ratio Ro: ITU-T G.107 (06/2015) eq. 7-2 to 7-7. With defaults No is -61.179214
 * and Ro 94.768822.
 */
final class NoiseSum {

  private NoiseSum() {}

  /** Ro, eq. 7-2. */
  static double ro(Line line) {
    return 15 - 1.5 * (line.value(SLR) + no(line));
  }

  /** No, eq. 7-3. */
  static double no(Line line) {
    return 10
        * StrictMath.log10(
            power(line.value(NC)) + power(nos(line)) + power(nor(line)) + power(nfo(line)));
  }

  /** Nos, room noise at the send side, eq. 7-4. */
  private static double nos(Line line) {
    double ps = line.value(PS);
    double ds = line.value(DS);
    double overThreshold = ps - line.olr() - ds - 14;
    return ps - line.value(SLR) - ds - 100 + 0.004 * overThreshold * overThreshold;
  }

  /** Nor, room noise at the receive side, eq. 7-5, with Pre of eq. 7-6. */
  private static double nor(Line line) {
    double pre = line.value(PR) + 10 * StrictMath.log10(1 + power(10 - line.value(LSTR)));
    return line.value(RLR) - 121 + pre + 0.008 * (pre - 35) * (pre - 35);
  }

  /** Nfo, noise floor of the receive side, eq. 7-7. */
  private static double nfo(Line line) {
    return line.value(NFOR) + line.value(RLR);
  }

  /** Power ratio of a level in decibels. */
  static double power(double decibels) {
    return StrictMath.pow(10, decibels / 10);
  }
}
