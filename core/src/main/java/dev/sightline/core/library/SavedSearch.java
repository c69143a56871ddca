package dev.sightline.core.library;

import java.time.Instant;

/**
 * A search that the user wants to find again.
 *
 * @param name unique
 * @param query as the search writes and reads it; the catalogue only keeps it
 * @param saved when
 */
public record SavedSearch(String name, String query, Instant saved) {}
