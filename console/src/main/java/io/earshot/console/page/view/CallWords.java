package io.earshot.console.page.view;

import io.earshot.console.page.call.Call;
import io.earshot.console.page.call.CallState;
import io.earshot.console.page.call.episode.Episode;
import io.earshot.console.page.call.series.Timeline;
import org.jspecify.annotations.Nullable;

/** What is said of one call in words. */
final class CallWords {

  private CallWords() {}

  /** {@code live 1:04}. */
  static String state(Call call, @Nullable Double replayRate) {
    String runs = Moments.clock(seconds(call));
    return switch (call.state()) {
      case LIVE -> "live " + runs;
      case SILENT -> "silent for " + call.quietSeconds() + " s";
      case ENDED -> "ended " + runs;
      case REPLAY -> "replay" + rate(replayRate) + " " + runs;
    };
  }

  private static String rate(@Nullable Double replayRate) {
    long rounded = replayRate == null ? 0 : Math.round(replayRate);
    return rounded < 1 ? "" : " ×" + rounded;
  }

  /** Seconds that the call has run so far, by event time. */
  static long seconds(Call call) {
    return call.startSecond() == Timeline.NONE || call.newestSecond() == Timeline.NONE
        ? 0
        : Math.max(0, call.newestSecond() + 1 - call.startSecond());
  }

  /** The answer to "who suffers", before anything else. */
  static String sentence(Call call) {
    Episode worst = call.episodes().worst();
    String quiet =
        call.state() == CallState.SILENT
            ? "Nothing has come for " + call.quietSeconds() + " s. "
            : "";
    if (worst == null) {
      return quiet
          + (call.isEnded()
              ? "Ended; nobody suffered" + lookBack(call) + "."
              : "Nobody suffers now, and nobody did" + lookBack(call) + ".");
    }
    if (worst.isCurrent()) {
      int more = call.episodes().current().size() - 1;
      return quiet
          + capitalized(now(worst, call))
          + (more == 0 ? "." : ", and " + more + " more below.");
    }
    return quiet
        + (call.isEnded() ? "Ended. " : "Nobody suffers now. ")
        + "Worst"
        + lookBack(call)
        + ": "
        + past(worst, call)
        + ".";
  }

  private static String lookBack(Call call) {
    return seconds(call) > Timeline.KEPT_SECONDS
        ? " in the last " + Timeline.KEPT_SECONDS / 60 + " minutes"
        : "";
  }

  /** {@code listener's downlink from speaker loses 4.9 % of its packets since 0:22}. */
  static String now(Episode episode, Call call) {
    return episode.subject().title()
        + " "
        + episode.words().claim()
        + " since "
        + Moments.clock(episode.sinceSecond() - call.startSecond());
  }

  /** {@code listener's downlink from speaker lost 4.6 % of its packets, 0:22 to 0:45}. */
  static String past(Episode episode, Call call) {
    return episode.subject().title()
        + " "
        + episode.words().claim()
        + ", "
        + Moments.clock(episode.sinceSecond() - call.startSecond())
        + " to "
        + Moments.clock(episode.untilSecond() - call.startSecond());
  }

  /** How sure the sentence is; null where it claims nothing. */
  static @Nullable String sure(Call call) {
    Episode worst = call.episodes().worst();
    return worst == null ? null : worst.words().sure();
  }

  private static String capitalized(String sentence) {
    int first = sentence.codePointAt(0);
    // A participant's name stays as it is written; our own words begin a sentence.
    return sentence.startsWith("what ")
        ? new StringBuilder()
            .appendCodePoint(Character.toUpperCase(first))
            .append(sentence, Character.charCount(first), sentence.length())
            .toString()
        : sentence;
  }
}
