package dev.sightline.core.training.laboratory;

/**
 * How the first stage is trained: C3D, alignment, fusion and heads together, on videos of one clip.
 *
 * @param epochs looks at the curve, each followed by a checkpoint
 * @param steps steps of an epoch; every step has new clips
 * @param batch clips of a step
 * @param rate highest learning rate
 * @param decay weight decay
 * @param clipNorm largest norm of the gradients
 * @param averageDecay of the moving average of the weights
 */
public record ClipStagePlan(
    int epochs,
    int steps,
    int batch,
    double rate,
    double decay,
    double clipNorm,
    double averageDecay) {}
