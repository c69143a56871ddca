/** Trains and measures what makes videos from sentences. */
package dev.sightline.core.training.generation;
