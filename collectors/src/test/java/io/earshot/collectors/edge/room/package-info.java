@NullMarked
package io.earshot.collectors.edge.room;

import org.jspecify.annotations.NullMarked;
