@NullMarked
package io.earshot.alerts.rule.metric;

import org.jspecify.annotations.NullMarked;
