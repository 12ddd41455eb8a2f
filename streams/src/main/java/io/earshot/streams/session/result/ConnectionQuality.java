package io.earshot.streams.session.result;

import java.util.Map;
import java.util.TreeMap;

/**
 * What LiveKit said of a participant's connection: excellent, good, poor or lost. Its own word, no
 * MOS, and never merged with one.
 *
 * @param heldSeconds value to seconds for which it held
 */
public record ConnectionQuality(String last, String worst, Map<String, Double> heldSeconds) {

  public ConnectionQuality {
    heldSeconds = new TreeMap<>(heldSeconds);
  }
}
