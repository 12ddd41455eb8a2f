@NullMarked
package io.earshot.collectors.edge.batch;

import org.jspecify.annotations.NullMarked;
