@NullMarked
package io.earshot.alerts.rule.series;

import org.jspecify.annotations.NullMarked;
