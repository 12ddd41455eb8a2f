@NullMarked
package io.earshot.alerts.delivery.record;

import org.jspecify.annotations.NullMarked;
