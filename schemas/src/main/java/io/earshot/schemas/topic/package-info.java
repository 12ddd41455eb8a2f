/** Which topics there are, what is in them and how they are set up. */
@NullMarked
package io.earshot.schemas.topic;

import org.jspecify.annotations.NullMarked;
