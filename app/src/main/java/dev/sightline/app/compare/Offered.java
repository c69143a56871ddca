package dev.sightline.app.compare;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What the user can choose from.
 *
 * @param videos the videos at hand
 * @param models ids of the installed models
 * @param pause runs the newest of its tasks once the user stops typing for a moment
 */
public record Offered(Supplier<List<Path>> videos, Supplier<List<String>> models, Executor pause) {}
