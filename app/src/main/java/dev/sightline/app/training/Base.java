package dev.sightline.app.training;

/**
 * A model that a new head can build upon.
 *
 * @param id name of one that comes with the product, or the file of another
 * @param title name and version, for people
 */
public record Base(String id, String title) {}
