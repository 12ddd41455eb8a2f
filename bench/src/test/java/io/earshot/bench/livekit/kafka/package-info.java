/** What a live call left in the pipeline's topics. */
@NullMarked
package io.earshot.bench.livekit.kafka;

import org.jspecify.annotations.NullMarked;
