@NullMarked
package io.earshot.console.alerts;

import org.jspecify.annotations.NullMarked;
