/** Records as bytes: Confluent's frame around an Avro body, with or without a registry. */
@NullMarked
package io.earshot.schemas.wire;

import org.jspecify.annotations.NullMarked;
