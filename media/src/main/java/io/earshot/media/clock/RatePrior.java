package io.earshot.media.clock;

/**
 * What is believed about the rate between two clocks before anything is measured.
 *
 * <p>Oscillators are off by some 10 to 100 ppm and their rate walks at random: RADclock (Veitch,
 * Ridoux, Korada 2009) finds it constant to 0.1 ppm over 1000 s.
 *
 * @param priorPpb largest believable rate, parts per billion, 1..500 000
 * @param wanderPpb standard step of the rate's random walk, parts per billion per root second
 * @param smallestDoubtPpb a measured rate is never trusted better than this
 */
public record RatePrior(long priorPpb, long wanderPpb, long smallestDoubtPpb) {

  /** Largest rate that the arithmetic is made for: 500 ppm, what adjtime slews at. */
  static final long MAX_PPB = 500_000;

  /** A browser against a server: two oscillators of which one is cheap. */
  public static final RatePrior BROWSER = new RatePrior(200_000, 20, 500);

  /** Two servers. */
  public static final RatePrior SERVERS = new RatePrior(50_000, 4, 200);

  public RatePrior {
    Range.check("priorPpb", priorPpb, 1, MAX_PPB);
    Range.check("wanderPpb", wanderPpb, 0, MAX_PPB);
    Range.check("smallestDoubtPpb", smallestDoubtPpb, 0, MAX_PPB);
  }
}
