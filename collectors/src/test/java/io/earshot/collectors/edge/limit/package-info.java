@NullMarked
package io.earshot.collectors.edge.limit;

import org.jspecify.annotations.NullMarked;
