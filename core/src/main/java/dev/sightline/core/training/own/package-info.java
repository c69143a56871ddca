/** Trains a new head on the videos of a user, upon a model whose other parts stay. */
package dev.sightline.core.training.own;
