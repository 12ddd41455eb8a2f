/** What stands between topics and schemas as they are and as they are planned. */
@NullMarked
package io.earshot.console.topics.gap;

import org.jspecify.annotations.NullMarked;
