package dev.sightline.app.generate;

import dev.sightline.core.model.generation.GenerationRequest;
import java.nio.file.Path;

/**
 * A clip that became a film.
 *
 * @param request by which it is made again
 * @param seed it came from
 * @param read what a classifier reads in it
 * @param generator what made it
 * @param file the film
 */
public record WrittenClip(
    GenerationRequest request, long seed, String read, Generators.Facts generator, Path file) {}
