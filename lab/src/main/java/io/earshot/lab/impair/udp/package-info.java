/** The impairment proxy: sockets, one thread, and the log of what it did to every packet. */
@NullMarked
package io.earshot.lab.impair.udp;

import org.jspecify.annotations.NullMarked;
