@NullMarked
package io.earshot.console.metrics;

import org.jspecify.annotations.NullMarked;
