@NullMarked
package io.earshot.alerts.delivery.receiver;

import org.jspecify.annotations.NullMarked;
