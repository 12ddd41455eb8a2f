@NullMarked
package io.earshot.console.cluster;

import org.jspecify.annotations.NullMarked;
