/**
 * Exchanges as lines of text, and the records that follow from them:
 *
 * <pre>
 * #cfg prior=200000 wander=20 rmin=500 res=101000 grace=5000000000
 * P,leftSend,forward,leftReceive,reverse
 * T,pane,mid,lo,hi,rate,doubt,floor,scatter,flags
 * </pre>
 *
 * <p>All numbers are integers, nanoseconds or parts per billion; {@code T} lines are output.
 */
@NullMarked
package io.earshot.lab.clock.trace;

import org.jspecify.annotations.NullMarked;
