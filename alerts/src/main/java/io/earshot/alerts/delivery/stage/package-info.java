/** The stages between a notice and a request; functions of notices, answers and time. */
@NullMarked
package io.earshot.alerts.delivery.stage;

import org.jspecify.annotations.NullMarked;
