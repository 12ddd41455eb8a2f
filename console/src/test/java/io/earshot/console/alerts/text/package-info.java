@NullMarked
package io.earshot.console.alerts.text;

import org.jspecify.annotations.NullMarked;
