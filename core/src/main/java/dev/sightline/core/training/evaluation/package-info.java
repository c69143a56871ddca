/** Measures of models on labelled sets, with intervals. */
package dev.sightline.core.training.evaluation;
