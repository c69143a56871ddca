package dev.sightline.app.training;

import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.training.own.Mistake;

/**
 * A mistake with a picture of its moment.
 *
 * @param picture BGRA32; null if the video cannot be read any more
 */
public record MistakePicture(Mistake mistake, VideoFrame picture) {}
