package io.earshot.lab.clock;

import io.earshot.lab.clock.score.Score;

/**
 * How one method did in one scenario.
 *
 * @param scenario short name, S1 to SC
 * @param seeds calls it was tried on
 */
public record MethodScore(String scenario, String method, int seeds, Score score) {}
