/** Schemas of the topics in the registry. */
@NullMarked
package io.earshot.console.topics.avro;

import org.jspecify.annotations.NullMarked;
