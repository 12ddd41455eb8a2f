/** Reads the product's classes and sources and holds them to the house rules. */
@NullMarked
package io.earshot.bench.arch;

import org.jspecify.annotations.NullMarked;
