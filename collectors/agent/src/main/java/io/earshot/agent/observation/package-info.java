/** What an agent can see, in the words of the schema, without the schema. */
@NullMarked
package io.earshot.agent.observation;

import org.jspecify.annotations.NullMarked;
