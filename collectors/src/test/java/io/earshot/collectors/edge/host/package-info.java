@NullMarked
package io.earshot.collectors.edge.host;

import org.jspecify.annotations.NullMarked;
