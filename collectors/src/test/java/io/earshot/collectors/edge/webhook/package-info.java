@NullMarked
package io.earshot.collectors.edge.webhook;

import org.jspecify.annotations.NullMarked;
