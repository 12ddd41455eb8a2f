/** Which metrics, scopes, measures and units a rule may name. */
@NullMarked
package io.earshot.alerts.rule.metric;

import org.jspecify.annotations.NullMarked;
