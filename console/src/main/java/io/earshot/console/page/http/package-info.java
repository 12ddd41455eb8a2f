/** The live page over HTTP: files, documents, and streams of events, on loopback only. */
@NullMarked
package io.earshot.console.page.http;

import org.jspecify.annotations.NullMarked;
