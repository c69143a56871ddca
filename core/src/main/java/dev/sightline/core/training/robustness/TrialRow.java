package dev.sightline.core.training.robustness;

/**
 * What became of one item in one trial.
 *
 * @param item its name
 * @param trial the trial's key; {@link RobustBench#CLEAN} without any
 * @param right whether the model's answer is the right one
 * @param probability that it gives to the right class
 * @param rms root mean square of the change, see {@code AttackOutcome.Size}
 * @param moved share of attention that moved to other clips; -1 without a text
 * @param words how many words changed
 */
public record TrialRow(
    String item,
    String trial,
    boolean right,
    double probability,
    double rms,
    double moved,
    int words) {}
