@NullMarked
package io.earshot.alerts.rule.definition;

import org.jspecify.annotations.NullMarked;
