package dev.sightline.core.training.own;

import dev.sightline.core.training.data.own.CheckedVideo;

/**
 * A video of the set as a head meets it.
 *
 * @param video where it lies and what it is for
 * @param vectors inputs of the head
 * @param label index of its class
 */
record Example(CheckedVideo video, VideoVectors vectors, int label) {}
