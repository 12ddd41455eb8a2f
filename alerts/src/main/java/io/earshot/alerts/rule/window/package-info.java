/** Samples of the newest seconds, and what they amount to. */
@NullMarked
package io.earshot.alerts.rule.window;

import org.jspecify.annotations.NullMarked;
