package io.earshot.collectors.recording.browser;

import io.earshot.collectors.recording.rows.BadRow;
import io.earshot.collectors.recording.rows.JsonRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which streams and which way out each participant's getStats() names. Signalling speaks of tracks;
 * only here (or in an SDP) a track gets its SSRC.
 */
public final class StatsIndex {

  private final Set<String> participants = new LinkedHashSet<>();
  private final Map<String, Set<Stream>> outbound = new HashMap<>();
  private final Map<String, Set<Stream>> inbound = new HashMap<>();
  private final Map<String, List<Playout>> playouts = new HashMap<>();
  private final Map<String, Map<String, Route>> routes = new HashMap<>();

  public StatsIndex(List<JsonRow> lines) {
    for (JsonRow line : lines) {
      String who = line.text("who");
      if (who != null) {
        participants.add(who);
        index(who, String.valueOf(line.text("pc")), line);
      }
    }
  }

  /** A stream of a connection; {@code mid} is its section of the SDP. */
  public record Stream(String connection, long ssrc, @Nullable String mid, String kind) {}

  /** A frame that was being played. */
  record Playout(long ssrc, long rtpTimestamp) {}

  /** How a connection leaves its host. */
  public record Route(boolean relayed, @Nullable String transport) {}

  public Set<String> participants() {
    return participants;
  }

  public List<Stream> outbound(String who) {
    return List.copyOf(outbound.getOrDefault(who, Set.of()));
  }

  public List<Stream> inbound(String who) {
    return List.copyOf(inbound.getOrDefault(who, Set.of()));
  }

  List<Playout> playouts(String who) {
    return playouts.getOrDefault(who, List.of());
  }

  /** The SSRC of the one audio stream that a participant sends; null if there are none or more. */
  public @Nullable Long onlyOutboundAudio(String who) {
    List<Stream> audio =
        outbound(who).stream().filter(stream -> stream.kind().equals("audio")).toList();
    return audio.size() == 1 ? audio.get(0).ssrc() : null;
  }

  public @Nullable Route route(String who, String connection) {
    return routes.getOrDefault(who, Map.of()).get(connection);
  }

  private void index(String who, String connection, JsonRow line) {
    Map<String, JsonRow> localCandidates = new HashMap<>();
    for (JsonRow object : line.each("reports")) {
      switch (String.valueOf(object.text("type"))) {
        case "outbound-rtp" -> addStream(outbound, who, connection, object);
        case "inbound-rtp" -> addStream(inbound, who, connection, object);
        case "local-candidate" -> localCandidates.put(String.valueOf(object.text("id")), object);
        default -> {}
      }
    }
    for (JsonRow object : line.each("reports")) {
      JsonRow candidate = localCandidates.get(String.valueOf(object.text("localCandidateId")));
      if (candidate != null && object.is("nominated")) {
        routes.computeIfAbsent(who, unused -> new HashMap<>()).put(connection, route(candidate));
      }
    }
    for (JsonRow source : line.each("sync")) {
      addPlayout(who, source);
    }
  }

  private static Route route(JsonRow candidate) {
    boolean relayed = "relay".equals(candidate.text("candidateType"));
    String relayProtocol = candidate.text("relayProtocol");
    return new Route(
        relayed, relayed && relayProtocol != null ? relayProtocol : candidate.text("protocol"));
  }

  private static void addStream(
      Map<String, Set<Stream>> streams, String who, String connection, JsonRow object) {
    try {
      Long ssrc = object.whole("ssrc");
      if (ssrc != null) {
        streams
            .computeIfAbsent(who, unused -> new LinkedHashSet<>())
            .add(
                new Stream(
                    connection, ssrc, object.text("mid"), String.valueOf(object.text("kind"))));
      }
    } catch (BadRow e) {
      // Counted where the line itself is mapped.
    }
  }

  private void addPlayout(String who, JsonRow source) {
    try {
      Long ssrc = source.whole("source");
      Long rtpTimestamp = source.whole("rtpTimestamp");
      if (ssrc != null && rtpTimestamp != null) {
        playouts
            .computeIfAbsent(who, unused -> new ArrayList<>())
            .add(new Playout(ssrc, rtpTimestamp));
      }
    } catch (BadRow e) {
      // Counted where the line itself is mapped.
    }
  }
}
