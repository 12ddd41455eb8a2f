@NullMarked
package io.earshot.streams.session;

import org.jspecify.annotations.NullMarked;
