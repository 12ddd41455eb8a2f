/** What stands beside the media and reports what it sees. */
@NullMarked
package io.earshot.collectors;

import org.jspecify.annotations.NullMarked;
