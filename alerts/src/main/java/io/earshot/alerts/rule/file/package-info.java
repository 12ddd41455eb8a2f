/** Rules as people write them. */
@NullMarked
package io.earshot.alerts.rule.file;

import org.jspecify.annotations.NullMarked;
