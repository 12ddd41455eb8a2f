/** The page's input: records of the engine's topics, read into plain Java. */
@NullMarked
package io.earshot.console.page.avro;

import org.jspecify.annotations.NullMarked;
