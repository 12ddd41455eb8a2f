package io.earshot.console.page.call.series;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One RTP stream at one end, told apart as the engine does.
 *
 * @param participant at whose end it is counted
 * @param isOutbound the participant sends it
 * @param ssrc RTP SSRC; null = unseen
 */
public record StreamName(String participant, boolean isOutbound, @Nullable Long ssrc)
    implements Comparable<StreamName> {

  private static final Comparator<StreamName> ORDER =
      Comparator.comparing(StreamName::participant)
          .thenComparing(StreamName::isOutbound)
          .thenComparing(StreamName::ssrc, Comparator.nullsFirst(Comparator.naturalOrder()));

  /** The stream's id in summaries and reports, e.g. {@code listener/in/1886933464}. */
  public String id() {
    return participant + "/" + direction() + "/" + (ssrc == null ? "unknown" : ssrc);
  }

  public String direction() {
    return isOutbound ? "out" : "in";
  }

  @Override
  public int compareTo(StreamName other) {
    return ORDER.compare(this, other);
  }
}
