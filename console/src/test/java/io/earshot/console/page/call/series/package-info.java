@NullMarked
package io.earshot.console.page.call.series;

import org.jspecify.annotations.NullMarked;
