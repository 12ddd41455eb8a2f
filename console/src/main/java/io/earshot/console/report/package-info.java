/** What a replay says about its calls: the document and its verdicts. */
@NullMarked
package io.earshot.console.report;

import org.jspecify.annotations.NullMarked;
