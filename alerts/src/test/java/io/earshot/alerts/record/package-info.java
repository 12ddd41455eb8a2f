@NullMarked
package io.earshot.alerts.record;

import org.jspecify.annotations.NullMarked;
