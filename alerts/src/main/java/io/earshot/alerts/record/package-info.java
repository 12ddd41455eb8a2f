/** Alerts as programs read them: one JSON object for each change. */
@NullMarked
package io.earshot.alerts.record;

import org.jspecify.annotations.NullMarked;
