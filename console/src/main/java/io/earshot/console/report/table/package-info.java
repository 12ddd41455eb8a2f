/** The report for people. */
@NullMarked
package io.earshot.console.report.table;

import org.jspecify.annotations.NullMarked;
