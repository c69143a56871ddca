package dev.sightline.core.laboratory;

/** What an object looks like. */
public record Look(ObjectShape shape, ObjectColour colour, ObjectSize size, Texture texture) {}
