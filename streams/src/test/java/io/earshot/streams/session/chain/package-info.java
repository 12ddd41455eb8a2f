/** Chains of made-up parts. */
@NullMarked
package io.earshot.streams.session.chain;

import org.jspecify.annotations.NullMarked;
