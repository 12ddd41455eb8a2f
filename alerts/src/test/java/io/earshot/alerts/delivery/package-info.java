@NullMarked
package io.earshot.alerts.delivery;

import org.jspecify.annotations.NullMarked;
