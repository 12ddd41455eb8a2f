/** The life of one alert from pending to resolved, and the record of each change. */
@NullMarked
package io.earshot.alerts.rule.state;

import org.jspecify.annotations.NullMarked;
