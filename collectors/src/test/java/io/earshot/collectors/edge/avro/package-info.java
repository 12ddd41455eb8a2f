@NullMarked
package io.earshot.collectors.edge.avro;

import org.jspecify.annotations.NullMarked;
