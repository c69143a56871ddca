/**
 * Self-supervised pre-training: hidden words, hidden cells, contrast; and what it saves in labels.
 */
package dev.sightline.core.training.pretraining;
