/**
 * How far a map can be trusted: deletion and insertion curves, sensitivity to the weights,
 * stability, agreement, and the verdict that is drawn from them. Pure arithmetic and questions to a
 * probe; no native memory.
 */
package dev.sightline.core.explain.faithfulness;
