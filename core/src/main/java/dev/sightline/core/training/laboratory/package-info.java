/** Trains and measures models on the world of {@code dev.sightline.core.laboratory}. */
package dev.sightline.core.training.laboratory;
