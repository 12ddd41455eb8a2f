/** Where Kafka and the schema registry are, as options of commands. */
@NullMarked
package io.earshot.console.cluster;

import org.jspecify.annotations.NullMarked;
