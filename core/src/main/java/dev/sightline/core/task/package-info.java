/** What a user asks of a model in words: questions answered by its heads. */
package dev.sightline.core.task;
