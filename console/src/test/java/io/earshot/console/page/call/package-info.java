@NullMarked
package io.earshot.console.page.call;

import org.jspecify.annotations.NullMarked;
