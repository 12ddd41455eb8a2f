/** Rules over measurements: what they say, how they are judged, how their alerts live. */
@NullMarked
package io.earshot.alerts.rule;

import org.jspecify.annotations.NullMarked;
