/** The shipped scenarios of rules, through a loop, the test driver and a real broker. */
@NullMarked
package io.earshot.bench.rules;

import org.jspecify.annotations.NullMarked;
