@NullMarked
package io.earshot.streams.rollup;

import org.jspecify.annotations.NullMarked;
