package io.earshot.console.page.view;

import io.earshot.console.report.MosReport;
import io.earshot.console.report.StreamReport;
import io.earshot.media.mos.emodel.MosScale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The quality of one stream, each number with the best that its scale allows: {@code 4.3 of 4.5
 * fb}.
 */
final class ShownQuality {

  private static final String NOT_JUDGED = "not judged";
  private static final String DELAY_UNKNOWN = "not judged: the delay from mouth to ear is unknown";

  private final @Nullable MosReport mos;

  private ShownQuality(@Nullable MosReport mos) {
    this.mos = mos;
  }

  static ShownQuality of(StreamReport stream) {
    return new ShownQuality(stream.mos());
  }

  /** Codec and loss, without delay. */
  Shown listening() {
    return shown("mos.lq", mos == null ? null : mos.lq(), NOT_JUDGED);
  }

  /** With the delay from mouth to ear. */
  Shown conversational() {
    return mos == null
        ? Shown.unknown("mos.cq", NOT_JUDGED)
        : shown("mos.cq", mos.cq(), DELAY_UNKNOWN);
  }

  /**
   * Of the stream that was heard worst over the whole call, by R, which all scales share.
   *
   * @param streams of any direction; those without a MOS are passed over
   */
  static Shown worst(List<StreamReport> streams, String reasonIfUnknown) {
    StreamReport worst = null;
    BigDecimal worstRating = null;
    for (StreamReport each : streams) {
      MosReport mos = each.mos();
      BigDecimal rating = mos == null ? null : mos.r();
      if (rating != null && (worstRating == null || rating.compareTo(worstRating) < 0)) {
        worst = each;
        worstRating = rating;
      }
    }
    if (worst == null) {
      return Shown.unknown("mos.lq", reasonIfUnknown);
    }
    Shown shown = of(worst).listening();
    String participant = worst.participant();
    String whose =
        participant == null ? worst.stream() : StreamLabels.plain(participant, worst.peer(), false);
    return shown.titled("worst stream, whole call: " + whose + " · " + shown.title());
  }

  private Shown shown(String metric, @Nullable BigDecimal value, String reasonIfUnknown) {
    return mos == null || value == null
        ? Shown.unknown(metric, reasonIfUnknown)
        : new Shown(metric, value, tenths(value) + ceiling(mos.scale()), about(mos));
  }

  /** Empty for a scale that we do not know. */
  private static String ceiling(String label) {
    return Arrays.stream(MosScale.values())
        .filter(scale -> scale.label().equals(label))
        .findFirst()
        .map(scale -> " of " + best(scale) + " " + label)
        .orElse("");
  }

  private static String best(MosScale scale) {
    return tenths(BigDecimal.valueOf(scale.mosOf(scale.bestR())));
  }

  private static String about(MosReport mos) {
    List<String> parts = new ArrayList<>();
    add(parts, "R ", mos.r());
    add(parts, "fullband ", mos.mosFb());
    add(parts, "worst 10 s ", mos.worst10s());
    parts.add("grounding: " + mos.grounding());
    parts.add(mos.model());
    return String.join(" · ", parts);
  }

  private static void add(List<String> parts, String name, @Nullable BigDecimal value) {
    if (value != null) {
      parts.add(name + tenths(value));
    }
  }

  private static String tenths(BigDecimal value) {
    return value.setScale(1, RoundingMode.HALF_EVEN).toPlainString();
  }
}
