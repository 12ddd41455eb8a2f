/** What proves the rest: end-to-end runs, architecture rules, benchmarks. */
@NullMarked
package io.earshot.bench;

import org.jspecify.annotations.NullMarked;
