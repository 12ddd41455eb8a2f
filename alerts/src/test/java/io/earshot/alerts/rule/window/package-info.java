@NullMarked
package io.earshot.alerts.rule.window;

import org.jspecify.annotations.NullMarked;
