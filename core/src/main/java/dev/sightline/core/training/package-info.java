/** Trains and evaluates models: data sets, cached features, objectives, optimiser, evaluation. */
package dev.sightline.core.training;
