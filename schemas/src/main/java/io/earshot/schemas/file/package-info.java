/** Schemas as files that any other client can read. */
@NullMarked
package io.earshot.schemas.file;

import org.jspecify.annotations.NullMarked;
