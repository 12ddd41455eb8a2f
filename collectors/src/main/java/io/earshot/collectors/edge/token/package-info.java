/**
 * Who may report what: LiveKit access tokens and static keys, checked before anything is parsed.
 */
@NullMarked
package io.earshot.collectors.edge.token;

import org.jspecify.annotations.NullMarked;
