/** How much and how often one identity may report. */
@NullMarked
package io.earshot.collectors.edge.limit;

import org.jspecify.annotations.NullMarked;
