/** A schema registry that speaks Confluent's REST API, over HTTP and from a file. */
@NullMarked
package io.earshot.schemas.registry;

import org.jspecify.annotations.NullMarked;
