package dev.sightline.core.model.bundle;

/**
 * From which probability on a head that answers questions gives its answer. Below it "I cannot
 * tell" is the better answer (the reject option of Chow, 1970; selective prediction as in Geifman &
 * El-Yaniv, 2017).
 *
 * @param head key of the head
 * @param side what the model was given: {@code text}, {@code video}, {@code both}
 * @param threshold least calibrated probability of the likeliest answer, 0 to 1
 * @param coverage share of the questions of the split that are answered, 0 to 1
 * @param accuracy share of right answers among those, 0 to 1
 * @param split of the data that it was fitted on, such as {@code dev}
 * @param n number of questions that it was fitted on
 */
public record AnswerThreshold(
    String head,
    String side,
    double threshold,
    double coverage,
    double accuracy,
    String split,
    int n) {}
