/** RTP sequence numbers: 16 bits on the wire, extended to 64 here (RFC 3550 A.1). */
@NullMarked
package io.earshot.media.sequence;

import org.jspecify.annotations.NullMarked;
