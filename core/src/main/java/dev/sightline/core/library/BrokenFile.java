package dev.sightline.core.library;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A file that should be a video of the library and cannot be.
 *
 * @param path absolute
 * @param bytes its size; 0 if there is no such file
 * @param modified when it was last written; the epoch if there is no such file
 * @param problem the kind of failure
 * @param reason one sentence for the user
 * @param tries how often it was tried
 */
public record BrokenFile(
    Path path, long bytes, Instant modified, Problem problem, Phrase reason, int tries) {}
