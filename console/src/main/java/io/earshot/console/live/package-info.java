/** The pipeline on the live topics. */
@NullMarked
package io.earshot.console.live;

import org.jspecify.annotations.NullMarked;
