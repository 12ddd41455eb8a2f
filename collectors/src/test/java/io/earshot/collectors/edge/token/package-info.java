@NullMarked
package io.earshot.collectors.edge.token;

import org.jspecify.annotations.NullMarked;
