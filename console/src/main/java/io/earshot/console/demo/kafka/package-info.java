/** The demo's side of the broker: recorded calls in, live numbers out. */
@NullMarked
package io.earshot.console.demo.kafka;

import org.jspecify.annotations.NullMarked;
