/**
 * The offset between two clocks that nobody synchronized, as an interval that is right for certain,
 * and one-way delays from it.
 *
 * <p><b>The idea.</b> A packet from left to right shows {@code forward = delay + offset}, one from
 * right to left {@code reverse = delay - offset}. No delay is below zero, so {@code -reverse ≤
 * offset ≤ forward} for every packet: the smallest of each direction bound the offset, whatever
 * jitter, congestion or routes do. The width left is the floor of the round trip; no method does
 * better without knowing how it divides (Freris, Graham, Kumar, <i>Fundamental Limits on
 * Synchronizing Clocks over Networks</i>, 2011).
 *
 * <p><b>An example.</b> The right clock is 4 s ahead; 15 ms there, 12 ms back. Forward packets show
 * 4.015, 4.022, 4.017 s, reverse ones -3.988, -3.969, -3.985 s. So 3.988 ≤ offset ≤ 4.015: 4.0015 ±
 * 0.0135 s. The 1.5 ms that the middle is off are half of 15 - 12, and nothing in the numbers shows
 * them. NTP's estimate from the last exchange alone, (4.017 + 3.985) / 2 = 4.001 ± 0.016 s, is the
 * same with the jitter left in (RFC 5905 §8).
 *
 * <p><b>Clocks drift.</b> So minima are kept per pane of 2 s and moved to the instant asked for
 * with the rate measured between two clean panes far apart ({@link DriftFit}), the bounds opening
 * by the doubt about it: 1 ppm over 10 s is 10 µs. Panes older than 2 min are folded into coarse
 * ones of 32 s, for 17 min: a quiet moment long ago still tells what the path takes.
 *
 * <p><b>Clocks step.</b> Then both envelopes shift for good, by opposite signs ({@link StepTest});
 * a cut keeps the panes before and after it apart. Where a step might hide behind congestion the
 * history is set aside ({@link HistoryGuard}). A signaled step begins a new epoch instead.
 *
 * <p><b>Order does not matter.</b> Panes close when the largest left time has passed them by the
 * grace, and the record of a pane is written 5 panes later, once, from integers only: any order and
 * any duplicates inside the grace give the same records, on any machine.
 *
 * <p>What is proven rests on three conditions: delays are not negative, the rate stays within the
 * doubt, and no step goes unnoticed. The first is physics; the other two are tested for.
 */
@NullMarked
package io.earshot.media.clock;

import org.jspecify.annotations.NullMarked;
