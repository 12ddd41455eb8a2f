/** JSON from strangers, bounded before it is read. */
@NullMarked
package io.earshot.collectors.edge.json;

import org.jspecify.annotations.NullMarked;
