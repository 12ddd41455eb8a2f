package io.earshot.bench.livekit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * When a page heard tones in one of its tracks: 1 kHz where an utterance begins, 2 kHz at its end.
 *
 * @param tones in the order of time
 */
record HeardTones(List<Tone> tones) {

  private static final int BEGIN_HZ = 1000;
  private static final int END_HZ = 2000;
  private static final double TONE_MILLIS = 40;
  private static final double MAX_UTTERANCE_MILLIS = 2000;

  /** A page's tones in the track of this name; {@code microphone} is its own. */
  static HeardTones of(CallPage page, String track) {
    List<Tone> tones = new ArrayList<>();
    for (JsonNode each : page.ask("call.beeps")) {
      if (each.get("label").asText().equals(track)) {
        tones.add(new Tone(each.get("hz").asInt(), each.get("unixMillis").asDouble()));
      }
    }
    tones.sort(Comparator.comparingDouble(Tone::unixMillis));
    return new HeardTones(tones);
  }

  /** Utterances of which both tones were heard. */
  List<Utterance> utterances() {
    List<Utterance> found = new ArrayList<>();
    for (int i = 1; i < tones.size(); i++) {
      Tone begin = tones.get(i - 1);
      Tone end = tones.get(i);
      if (begin.hz() == BEGIN_HZ
          && end.hz() == END_HZ
          && end.unixMillis() - begin.unixMillis() < MAX_UTTERANCE_MILLIS) {
        found.add(new Utterance(begin.unixMillis(), end.unixMillis() + TONE_MILLIS));
      }
    }
    return found;
  }

  /** The first beginning of an utterance in a span of time. */
  OptionalDouble beginsBetween(double fromUnixMillis, double toUnixMillis) {
    return tones.stream()
        .filter(tone -> tone.hz() == BEGIN_HZ)
        .mapToDouble(Tone::unixMillis)
        .filter(unixMillis -> fromUnixMillis < unixMillis && unixMillis < toUnixMillis)
        .findFirst();
  }

  /** The onset of a tone. */
  record Tone(int hz, double unixMillis) {}

  /** From the beginning of its first tone to the end of its last. */
  record Utterance(double beginUnixMillis, double endUnixMillis) {

    double lengthMillis() {
      return endUnixMillis - beginUnixMillis;
    }
  }
}
