/**
 * A world whose answers are known: short videos of shapes that move, sentences about them, labels,
 * and the truth about which words, clips and cells matter. Everything follows from a seed and a
 * number; nothing is kept, so a set of any length needs no more memory than one of its items.
 */
package dev.sightline.core.laboratory;
