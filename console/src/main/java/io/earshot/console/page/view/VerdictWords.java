package io.earshot.console.page.view;

import io.earshot.console.report.HopReport;
import io.earshot.console.report.Verdict;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Verdicts as a person says them, with the reason of one that is none. */
final class VerdictWords {

  private static final String UNDECIDED = "undecided: ";
  private static final String WIDE =
      UNDECIDED + "the bound is wider than the distance to the budget";

  private VerdictWords() {}

  /** Empty where nothing was judged. */
  static String of(HopReport hop) {
    boolean isKnown = hop.delayMillis() != null && hop.delayMillis().p50() != null;
    boolean isBounded = hop.boundMillis() != null;
    if (hop.verdict() == Verdict.UNDECIDED && isKnown && isBounded && isFew(hop.count())) {
      return few(hop.count());
    }
    return of(hop.verdict(), isKnown && isBounded);
  }

  /** Of one delay or of enough of them. */
  static String of(@Nullable Verdict verdict, @Nullable BigDecimal boundMillis) {
    return of(verdict, boundMillis != null);
  }

  static String of(@Nullable Verdict verdict, boolean isBounded) {
    if (verdict == null) {
      return "";
    }
    return switch (verdict) {
      case PASS -> "within budget";
      case FAIL -> "over budget";
      case UNDECIDED -> isBounded ? WIDE : UNDECIDED + ClockWords.ONE_WAY;
    };
  }

  /** There and back together: no clock offset is in it, so only the count may be too small. */
  static String ofLoop(@Nullable Verdict verdict, long count) {
    return verdict == Verdict.UNDECIDED ? few(count) : of(verdict, true);
  }

  private static boolean isFew(long count) {
    return count < Verdict.MIN_SAMPLE_COUNT;
  }

  private static String few(long count) {
    return UNDECIDED + count + " are too few for a 95th percentile";
  }
}
