/** All rules over all series, tick by tick. */
@NullMarked
package io.earshot.alerts.rule.engine;

import org.jspecify.annotations.NullMarked;
