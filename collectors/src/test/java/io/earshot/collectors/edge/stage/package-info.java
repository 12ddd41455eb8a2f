@NullMarked
package io.earshot.collectors.edge.stage;

import org.jspecify.annotations.NullMarked;
