@NullMarked
package io.earshot.console.page.avro;

import org.jspecify.annotations.NullMarked;
