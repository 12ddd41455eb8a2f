@NullMarked
package io.earshot.console.topics.gap;

import org.jspecify.annotations.NullMarked;
