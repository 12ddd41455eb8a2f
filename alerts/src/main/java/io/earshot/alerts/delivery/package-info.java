/** How those who must be told are told: mute, coalesce, dedup, retry, record. */
@NullMarked
package io.earshot.alerts.delivery;

import org.jspecify.annotations.NullMarked;
