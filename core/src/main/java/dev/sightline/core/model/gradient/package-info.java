/**
 * The model on the path that has gradients: the bundle's own weights in PyTorch. Axes as in {@code
 * model}.
 */
package dev.sightline.core.model.gradient;
