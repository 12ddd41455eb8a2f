/** The contract between agents, engine and readers: topic names, keys, serializers. */
@NullMarked
package io.earshot.schemas;

import org.jspecify.annotations.NullMarked;
