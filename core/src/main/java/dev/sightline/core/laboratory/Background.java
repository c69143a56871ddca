package dev.sightline.core.laboratory;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is behind the objects of a clip.
 *
 * @param seed of the noise's own random numbers
 * @param grey mean brightness, 0 to 255
 * @param contrast of smooth coloured noise, in steps of 255; 0 for an even grey
 * @param photo a picture in its place
 */
public record Background(long seed, int grey, double contrast, Optional<Path> photo) {}
