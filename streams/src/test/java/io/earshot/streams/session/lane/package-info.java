@NullMarked
package io.earshot.streams.session.lane;

import org.jspecify.annotations.NullMarked;
