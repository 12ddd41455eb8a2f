/** What all commands share with the shell: exit status, one-line errors, version. */
@NullMarked
package io.earshot.console.command;

import org.jspecify.annotations.NullMarked;
