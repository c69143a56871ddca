/**
 * The video–text model: encoders, alignment, fusion and task heads.
 *
 * <p>Axis legend, used in every shape of this package:
 *
 * <pre>
 *   b  items of a batch           n  tokens of a text (padded)
 *   k  clips of a video (padded)  T  frames of a clip
 *   c  cells = k·t·h·w            d  width of the shared space
 * </pre>
 */
package dev.sightline.core.model;
