@NullMarked
package io.earshot.collectors.edge.privacy;

import org.jspecify.annotations.NullMarked;
