package io.earshot.media.finding;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Legs in words, such as {@code listener's downlink from speaker}. */
final class Subject {

  private static final Map<String, String> LEG_WORDS =
      Map.of(
          "uplink", "uplink",
          "downlink", "downlink",
          "sfu_worker", "leg from the SFU",
          "worker_sfu", "leg to the SFU",
          "p2p", "direct path");

  /** Legs that end at the participant: what they carry has a publisher worth naming. */
  private static final Set<String> RECEIVING = Set.of("downlink", "sfu_worker");

  /** In path order. */
  private static final List<String> PATH =
      List.of("uplink", "sfu", "sfu_worker", "worker", "worker_sfu", "downlink", "p2p");

  private Subject() {}

  /** Position on the way of the sound; what is not on it comes last. */
  static int pathIndex(String leg) {
    int index = PATH.indexOf(leg);
    return index < 0 ? PATH.size() : index;
  }

  static boolean isReceiving(String leg) {
    return RECEIVING.contains(leg);
  }

  /**
   * The leg itself where its own loss is known or nothing lies before it, else everything that the
   * sound went through.
   */
  static String leg(StreamFacts stream, boolean isOwnLeg) {
    String participant = stream.participant();
    if (participant == null) {
      return "stream " + stream.stream();
    }
    if (!isOwnLeg) {
      return "what " + participant + " receives" + from(stream.peer());
    }
    String words = participant + "'s " + LEG_WORDS.getOrDefault(stream.leg(), "stream");
    return isReceiving(stream.leg()) ? words + from(stream.peer()) : words;
  }

  /** {@code listener's jitter buffer for speaker}. */
  static String buffer(StreamFacts stream) {
    if (stream.participant() == null) {
      return "the jitter buffer of stream " + stream.stream();
    }
    String whose = stream.participant() + "'s jitter buffer";
    return stream.peer() == null ? whose : whose + " for " + stream.peer();
  }

  private static String from(@Nullable String peer) {
    return peer == null ? "" : " from " + peer;
  }
}
