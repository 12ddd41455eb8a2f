package io.earshot.media.clock.graph;

import java.util.List;

/**
 * One value per clock that fits the middles of all intervals best, each weighted by the inverse
 * square of its width: where intervals form loops, their errors spread.
 *
 * <p>Solved as corrections to the middles of the closure, which are small: a double holds those to
 * less than a nanosecond, while offsets may be years.
 */
final class LeastSquares {

  private final Closure closure;
  private final int clocks;

  /** Normal equations, the right side in the last column. */
  private final double[][] equations;

  private LeastSquares(Closure closure) {
    this.closure = closure;
    clocks = closure.clocks();
    equations = new double[clocks][clocks + 1];
  }

  /** Returns each clock against the first one that it is connected with. */
  static long[] solve(Closure closure, List<Edge> edges) {
    LeastSquares fit = new LeastSquares(closure);
    edges.forEach(fit::add);
    fit.eliminate();
    long[] pointNanos = new long[fit.clocks];
    for (int clock = 0; clock < fit.clocks; clock++) {
      pointNanos[clock] = fit.startNanos(clock) + Math.round(fit.correctionNanos(clock));
    }
    return pointNanos;
  }

  private int root(int clock) {
    int root = 0;
    while (!closure.isConnected(root, clock)) {
      root++;
    }
    return root;
  }

  private long startNanos(int clock) {
    return closure.midNanos(root(clock), clock);
  }

  private void add(Edge edge) {
    double widthNanos = edge.widthNanos() + 1.0;
    double weight = 1.0 / (widthNanos * widthNanos);
    long middleNanos = edge.loNanos() + edge.widthNanos() / 2;
    double missingNanos = middleNanos - (startNanos(edge.right()) - startNanos(edge.left()));
    add(edge.right(), edge.left(), weight, missingNanos);
    add(edge.left(), edge.right(), weight, -missingNanos);
  }

  /** The derivative by one end's correction. The root of each connected part stays where it is. */
  private void add(int clock, int other, double weight, double missingNanos) {
    if (root(clock) == clock) {
      return;
    }
    equations[clock][clock] += weight;
    equations[clock][clocks] += weight * missingNanos;
    if (root(other) != other) {
      equations[clock][other] -= weight;
    }
  }

  /** Gauss and Jordan; the matrix is diagonally dominant, so no row needs to change places. */
  private void eliminate() {
    for (int pivot = 0; pivot < clocks; pivot++) {
      if (equations[pivot][pivot] == 0) {
        continue;
      }
      for (int row = 0; row < clocks; row++) {
        double factor = equations[row][pivot] / equations[pivot][pivot];
        if (row == pivot || factor == 0) {
          continue;
        }
        for (int column = 0; column <= clocks; column++) {
          equations[row][column] -= factor * equations[pivot][column];
        }
      }
    }
  }

  private double correctionNanos(int clock) {
    return equations[clock][clock] == 0 ? 0 : equations[clock][clocks] / equations[clock][clock];
  }
}
