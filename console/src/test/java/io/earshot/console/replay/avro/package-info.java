@NullMarked
package io.earshot.console.replay.avro;

import org.jspecify.annotations.NullMarked;
