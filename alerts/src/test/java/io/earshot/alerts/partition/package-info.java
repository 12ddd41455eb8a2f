@NullMarked
package io.earshot.alerts.partition;

import org.jspecify.annotations.NullMarked;
