@NullMarked
package io.earshot.alerts.rule.scenario;

import org.jspecify.annotations.NullMarked;
