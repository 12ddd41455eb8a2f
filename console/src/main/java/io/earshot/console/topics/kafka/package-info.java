/** Topics of the plan on the brokers. */
@NullMarked
package io.earshot.console.topics.kafka;

import org.jspecify.annotations.NullMarked;
