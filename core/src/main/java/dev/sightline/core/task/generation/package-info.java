/** Generated clips as files: films, pictures that move, attention, and what was asked for. */
package dev.sightline.core.task.generation;
