@NullMarked
package io.earshot.alerts.rule.engine;

import org.jspecify.annotations.NullMarked;
