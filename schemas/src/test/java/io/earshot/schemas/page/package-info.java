/** Pages of {@code docs/} that are written from the contract itself. */
@NullMarked
package io.earshot.schemas.page;

import org.jspecify.annotations.NullMarked;
