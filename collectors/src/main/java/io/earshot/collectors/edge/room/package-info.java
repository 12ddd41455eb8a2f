/** Which session a room name stands for, and what waits until that is known. */
@NullMarked
package io.earshot.collectors.edge.room;

import org.jspecify.annotations.NullMarked;
