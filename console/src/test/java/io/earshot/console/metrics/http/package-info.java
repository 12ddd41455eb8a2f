@NullMarked
package io.earshot.console.metrics.http;

import org.jspecify.annotations.NullMarked;
