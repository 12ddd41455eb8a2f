@NullMarked
package io.earshot.collectors.edge.http;

import org.jspecify.annotations.NullMarked;
