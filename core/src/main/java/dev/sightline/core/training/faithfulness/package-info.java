/** Measures explanation methods on sets whose truth is known, and writes the table of them. */
package dev.sightline.core.training.faithfulness;
