@NullMarked
package io.earshot.agent.http;

import org.jspecify.annotations.NullMarked;
