/** What the edge took, refused and lost, counted by reason. */
@NullMarked
package io.earshot.collectors.edge.count;

import org.jspecify.annotations.NullMarked;
