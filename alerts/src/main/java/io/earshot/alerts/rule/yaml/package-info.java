/** YAML whose every value knows its line, for errors that name it. */
@NullMarked
package io.earshot.alerts.rule.yaml;

import org.jspecify.annotations.NullMarked;
