@NullMarked
package io.earshot.schemas.kafka.streams;

import org.jspecify.annotations.NullMarked;
