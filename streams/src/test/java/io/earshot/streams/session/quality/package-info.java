@NullMarked
package io.earshot.streams.session.quality;

import org.jspecify.annotations.NullMarked;
