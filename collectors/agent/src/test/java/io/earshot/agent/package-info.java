@NullMarked
package io.earshot.agent;

import org.jspecify.annotations.NullMarked;
