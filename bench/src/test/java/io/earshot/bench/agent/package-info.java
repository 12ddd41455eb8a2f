/** What agents promise, with a real broker behind them. */
@NullMarked
package io.earshot.bench.agent;

import org.jspecify.annotations.NullMarked;
