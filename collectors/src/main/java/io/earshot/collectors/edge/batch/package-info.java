/** One reported batch: whether its reporter may say that, and why not. */
@NullMarked
package io.earshot.collectors.edge.batch;

import org.jspecify.annotations.NullMarked;
