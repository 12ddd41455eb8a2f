@NullMarked
package io.earshot.console.notify;

import org.jspecify.annotations.NullMarked;
