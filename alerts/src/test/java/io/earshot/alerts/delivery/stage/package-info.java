@NullMarked
package io.earshot.alerts.delivery.stage;

import org.jspecify.annotations.NullMarked;
