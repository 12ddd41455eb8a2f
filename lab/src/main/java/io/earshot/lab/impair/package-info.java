/**
 * What a bad network does to packets: seeded decisions, one packet after the other, without a clock
 * or a socket of their own.
 */
@NullMarked
package io.earshot.lab.impair;

import org.jspecify.annotations.NullMarked;
