/** The calls that the page knows: their seconds, their newest summary, how they are doing. */
@NullMarked
package io.earshot.console.page.call;

import org.jspecify.annotations.NullMarked;
