/** What rules see: series of samples named by labels. */
@NullMarked
package io.earshot.alerts.rule.series;

import org.jspecify.annotations.NullMarked;
