/**
 * Attacks on a model's input, what they do to its answer, and common corruptions. Values of pixels
 * are shares of the range from black to white wherever a strength is stated.
 */
package dev.sightline.core.robustness;
