/** Attacks over whole sets: accuracy against strength, and whether gradients are masked. */
package dev.sightline.core.training.robustness;
