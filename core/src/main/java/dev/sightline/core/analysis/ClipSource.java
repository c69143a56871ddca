package dev.sightline.core.analysis;

import java.util.Optional;

/**
 * Where what stands at the place of a clip comes from.
 *
 * @param clip index of the clip of the unchanged video
 * @param changed what the encoder makes of its changed frames; empty: its frames are unchanged
 */
public record ClipSource(int clip, Optional<ClipCells> changed) {}
