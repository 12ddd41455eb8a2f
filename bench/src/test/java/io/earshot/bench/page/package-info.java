/** The live page as a person sees it: a real browser on a real stack. */
@NullMarked
package io.earshot.bench.page;

import org.jspecify.annotations.NullMarked;
