/** Alerts as text for people: nothing that somebody else named can steer a terminal. */
@NullMarked
package io.earshot.console.alerts.text;

import org.jspecify.annotations.NullMarked;
