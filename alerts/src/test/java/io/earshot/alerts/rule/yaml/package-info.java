@NullMarked
package io.earshot.alerts.rule.yaml;

import org.jspecify.annotations.NullMarked;
