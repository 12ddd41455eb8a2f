package io.earshot.collectors.recording.browser;

import io.earshot.collectors.recording.batch.Agent;
import io.earshot.collectors.recording.batch.Gathering;
import io.earshot.collectors.recording.batch.Sight;
import io.earshot.collectors.recording.rows.LabFolder;
import io.earshot.collectors.recording.rows.UnreadableInput;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** marks.csv as a whole. */
public final class Marks {

  public static final String FILE = "marks.csv";

  private static final List<String> COLUMNS =
      List.of("who", "side", "t_ms", "rtp_ts", "payload_fnv1a", "payload_len");

  private final List<MarkRow> rows;

  private Marks(List<MarkRow> rows) {
    this.rows = rows;
  }

  public static Marks read(LabFolder folder) throws UnreadableInput {
    List<MarkRow> rows = new ArrayList<>();
    folder.csv(FILE, COLUMNS, row -> rows.add(MarkRow.of(row, folder.tally())));
    return new Marks(rows);
  }

  /** A recording without a column for it says the SSRC of each participant's one stream. */
  @FunctionalInterface
  public interface SsrcGuess {

    @Nullable Long of(String who, boolean sent);
  }

  public Set<String> participants() {
    Set<String> names = new LinkedHashSet<>();
    rows.forEach(row -> names.add(row.who()));
    return names;
  }

  /** Who sends what is received under an SSRC; null if unknown. */
  @FunctionalInterface
  public interface Publishers {

    @Nullable String of(long ssrc);
  }

  public void gather(Gathering gathering, SsrcGuess guess, Publishers publishers) {
    Map<String, Agent> agents = new HashMap<>();
    Stamps stamps = new Stamps(rows, publishers);
    for (MarkRow row : rows) {
      MarkRow known =
          row.mark().ssrc() == null ? row.withSsrc(guess.of(row.who(), row.isSent())) : row;
      List<Sight> sights = new ArrayList<>();
      sights.add(new Sight.Passage(known.mark()));
      Sight stamp = stamps.of(known);
      if (stamp != null) {
        sights.add(stamp);
      }
      gathering.add(
          agents.computeIfAbsent(row.who(), Agent::browserOf), row.mark().atNanos(), sights);
    }
  }

  /** The SSRC that a transceiver carries from an instant on; null if it carries nothing then. */
  public @Nullable Long ssrc(String who, boolean sent, String stream, long fromNanos) {
    Map<Long, Long> ssrcByFirstNanos = new TreeMap<>();
    for (MarkRow row : rows) {
      Long ssrc = row.mark().ssrc();
      if (ssrc != null
          && row.isSent() == sent
          && row.mark().atNanos() >= fromNanos
          && row.who().equals(who)
          && stream.equals(row.stream())) {
        ssrcByFirstNanos.putIfAbsent(row.mark().atNanos(), ssrc);
      }
    }
    return ssrcByFirstNanos.values().stream().findFirst().orElse(null);
  }

  /**
   * Of several streams that a participant receives, the one whose played RTP timestamps appear
   * among its received marks most often.
   */
  public @Nullable Long receivedSsrc(String who, StatsIndex stats) {
    Set<Long> received = new LinkedHashSet<>();
    for (MarkRow row : rows) {
      if (!row.isSent() && row.who().equals(who) && row.mark().rtpTimestamp() != null) {
        received.add(row.mark().rtpTimestamp());
      }
    }
    Map<Long, Integer> matches = new TreeMap<>();
    for (StatsIndex.Playout playout : stats.playouts(who)) {
      if (received.contains(playout.rtpTimestamp())) {
        matches.merge(playout.ssrc(), 1, Integer::sum);
      }
    }
    return matches.isEmpty()
        ? null
        : Collections.max(matches.entrySet(), Map.Entry.comparingByValue()).getKey();
  }
}
