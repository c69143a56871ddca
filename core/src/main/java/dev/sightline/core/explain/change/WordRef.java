package dev.sightline.core.explain.change;

/**
 * A word of a text, found again after the text has changed: by its place if it still stands there,
 * else by its spelling.
 *
 * @param index from 0, as the tokenizer counts words
 * @param spelling as it stands in the text; empty: whatever stands there
 */
public record WordRef(int index, String spelling) {}
