/** Between wire bytes and the engine's types: decoding of batches, encoding of results. */
@NullMarked
package io.earshot.streams.avro;

import org.jspecify.annotations.NullMarked;
