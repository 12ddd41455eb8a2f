/** What a rule says, and its judgment of one reading. */
@NullMarked
package io.earshot.alerts.rule.definition;

import org.jspecify.annotations.NullMarked;
