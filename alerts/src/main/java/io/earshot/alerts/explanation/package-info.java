/**
 * Why an alert fired: its changes, the rule that was in force, the window that the rule judged read
 * again from the measurements, and what is not known of it.
 */
@NullMarked
package io.earshot.alerts.explanation;

import org.jspecify.annotations.NullMarked;
