/** Batches of the browser agent against the schema. */
@NullMarked
package io.earshot.bench.browser.avro;

import org.jspecify.annotations.NullMarked;
