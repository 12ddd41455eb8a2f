@NullMarked
package io.earshot.console.alerts.board;

import org.jspecify.annotations.NullMarked;
