/** Report documents from what the engine wrote. */
@NullMarked
package io.earshot.console.report.avro;

import org.jspecify.annotations.NullMarked;
