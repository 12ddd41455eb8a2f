@NullMarked
package io.earshot.alerts.rule.state;

import org.jspecify.annotations.NullMarked;
