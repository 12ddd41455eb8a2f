/** Networks that a person describes in a file. */
@NullMarked
package io.earshot.lab.impair.file;

import org.jspecify.annotations.NullMarked;
