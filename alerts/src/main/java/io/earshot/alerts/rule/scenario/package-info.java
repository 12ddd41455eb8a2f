/** Series in, expected transitions out: tests of rules as files. */
@NullMarked
package io.earshot.alerts.rule.scenario;

import org.jspecify.annotations.NullMarked;
