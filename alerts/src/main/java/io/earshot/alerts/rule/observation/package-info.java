/** What one series shows in one second, in forms that merge. */
@NullMarked
package io.earshot.alerts.rule.observation;

import org.jspecify.annotations.NullMarked;
