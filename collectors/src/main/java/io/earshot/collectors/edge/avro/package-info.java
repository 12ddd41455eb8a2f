/** JSON of the wire to records, as the schema says. */
@NullMarked
package io.earshot.collectors.edge.avro;

import org.jspecify.annotations.NullMarked;
