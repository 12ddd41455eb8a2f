@NullMarked
package io.earshot.alerts.delivery.channel;

import org.jspecify.annotations.NullMarked;
