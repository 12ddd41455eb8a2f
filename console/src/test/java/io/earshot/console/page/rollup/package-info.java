@NullMarked
package io.earshot.console.page.rollup;

import org.jspecify.annotations.NullMarked;
