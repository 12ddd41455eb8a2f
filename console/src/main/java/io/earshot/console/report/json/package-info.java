/** The report for programs. */
@NullMarked
package io.earshot.console.report.json;

import org.jspecify.annotations.NullMarked;
