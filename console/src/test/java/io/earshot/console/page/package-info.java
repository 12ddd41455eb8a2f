@NullMarked
package io.earshot.console.page;

import org.jspecify.annotations.NullMarked;
