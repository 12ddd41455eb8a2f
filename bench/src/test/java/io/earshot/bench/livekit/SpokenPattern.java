package io.earshot.bench.livekit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/**
 * What the speaker says, over and over: noise between two tones (1 kHz where it begins, 2 kHz where
 * it ends), each utterance as long as chance wants it, so that no earlier call sounds the same.
 * Twice a round one has to wait until the translation before it has been said.
 *
 * @param lengthsMillis of the utterances, tones included
 */
record SpokenPattern(List<Integer> lengthsMillis) {

  /** From the beginning of one utterance to that of the next. */
  static final int CYCLE_MILLIS = 2500;

  static final int UTTERANCES = 8;
  private static final int MIN_MILLIS = 500;
  private static final int STEP_MILLIS = 150;
  private static final int STEPS = 8;
  private static final int TONE_MILLIS = 40;
  private static final int RATE_HZ = 48_000;
  private static final double LOUD = 0.5;

  /** A real microphone never gives digital silence. */
  private static final double HUSH = 0.0005;

  static SpokenPattern random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Integer> lengths = new ArrayList<>();
    int turn = random.nextInt(UTTERANCES / 2);
    for (int i = 0; i < UTTERANCES; i++) {
      // A short one after the longest is translated while the long one is still being said.
      int step =
          switch ((i + turn) % (UTTERANCES / 2)) {
            case 0 -> STEPS - 1;
            case 1 -> 0;
            default -> random.nextInt(STEPS);
          };
      lengths.add(MIN_MILLIS + STEP_MILLIS * step);
    }
    return new SpokenPattern(lengths);
  }

  /**
   * Steps of the pattern that a measured length is nearest to; each is {@value #STEP_MILLIS} ms.
   */
  static int nearestMillis(double measuredMillis) {
    long step = Math.round((measuredMillis - MIN_MILLIS) / STEP_MILLIS);
    return (int) (MIN_MILLIS + STEP_MILLIS * step);
  }

  /**
   * How many lengths of a whole round agree, wherever it begins: the best round of what was heard.
   * A machine that stalls stretches an utterance now and then; by chance one in eight agrees.
   */
  int agreement(List<Integer> heardMillis) {
    int best = 0;
    for (int from = 0; from + UTTERANCES <= heardMillis.size(); from++) {
      for (int start = 0; start < UTTERANCES; start++) {
        int same = 0;
        for (int i = 0; i < UTTERANCES; i++) {
          int expected = lengthsMillis.get((start + i) % UTTERANCES);
          same += heardMillis.get(from + i) == expected ? 1 : 0;
        }
        best = Math.max(best, same);
      }
    }
    return best;
  }

  /** Writes it as WAV, mono, 16 bit. */
  void write(Path file) {
    SplittableRandom random = new SplittableRandom(1);
    byte[] bytes = new byte[2 * samples(CYCLE_MILLIS) * lengthsMillis.size()];
    int at = 0;
    for (int lengthMillis : lengthsMillis) {
      for (int i = 0; i < samples(CYCLE_MILLIS); i++) {
        double sample = HUSH * random.nextDouble(-1, 1) + sound(i, samples(lengthMillis), random);
        int rounded = (int) Math.round(sample * Short.MAX_VALUE);
        bytes[at++] = (byte) rounded;
        bytes[at++] = (byte) (rounded >> 8);
      }
    }
    AudioFormat format = new AudioFormat(RATE_HZ, 16, 1, true, false);
    try (AudioInputStream stream =
        new AudioInputStream(new ByteArrayInputStream(bytes), format, bytes.length / 2)) {
      AudioSystem.write(stream, AudioFileFormat.Type.WAVE, file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double sound(int i, int length, SplittableRandom random) {
    int tone = samples(TONE_MILLIS);
    if (i >= length) {
      return 0;
    } else if (i < tone) {
      return LOUD * Math.sin(2 * Math.PI * 1000 * i / RATE_HZ);
    } else if (i >= length - tone) {
      return LOUD * Math.sin(2 * Math.PI * 2000 * i / RATE_HZ);
    }
    // Between the tones a gap lets their detectors see where they end.
    boolean isGap = i < 2 * tone || i >= length - 2 * tone;
    return isGap ? 0 : 0.3 * random.nextDouble(-1, 1);
  }

  private static int samples(int millis) {
    return RATE_HZ / 1000 * millis;
  }
}
