package dev.sightline.core.training.laboratory;

import dev.sightline.core.laboratory.Shot;

/**
 * A clip with its grid.
 *
 * @param shot what it shows
 * @param grid {@code [c, channels]}; not to be written to
 */
record SeenClip(Shot shot, float[] grid) {}
