/**
 * A second small world whose answers are known: handwritten digits of real people that move along a
 * path that a sentence describes. Everything follows from a seed and a number.
 */
package dev.sightline.core.digits;
