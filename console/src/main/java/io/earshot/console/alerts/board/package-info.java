/**
 * The alerts that are known now, in memory: bounded, and without a word about where they came from.
 */
@NullMarked
package io.earshot.console.alerts.board;

import org.jspecify.annotations.NullMarked;
