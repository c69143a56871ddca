package dev.sightline.core.training.caption;

/**
 * How a caption decoder is trained.
 *
 * @param rounds stretches of training; after each is a checkpoint
 * @param steps steps of a round
 * @param photographs photographs in a step
 * @param videos videos in a step; 0: none are learned from
 * @param captions captions of each of them in a step
 * @param views views of each photograph
 * @param videoViews views of each still of a video
 * @param stills stills of a video that one look takes, at most
 * @param vocabulary words that are known, the most frequent
 * @param rate highest learning rate
 * @param decay weight decay
 * @param clipNorm largest norm of the gradients
 * @param averageDecay of the moving average of the weights
 * @param labelSmoothing share of the target spread over all words (Szegedy et al., 2016)
 * @param dropout share of values dropped
 */
public record CaptionPlan(
    int rounds,
    int steps,
    int photographs,
    int videos,
    int captions,
    int views,
    int videoViews,
    int stills,
    int vocabulary,
    double rate,
    double decay,
    double clipNorm,
    double averageDecay,
    double labelSmoothing,
    double dropout) {}
