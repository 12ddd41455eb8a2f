/** What feeds the live page: the output topics of live calls and of replays. */
@NullMarked
package io.earshot.console.page.kafka;

import org.jspecify.annotations.NullMarked;
