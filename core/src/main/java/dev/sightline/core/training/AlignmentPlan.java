package dev.sightline.core.training;

import java.util.List;

/**
 * How the alignment is trained.
 *
 * @param epochs passes over the photographs, one caption each
 * @param batch photographs in a step; the others in it are the negatives
 * @param views views of each photograph, see {@code PixelView}
 * @param rate highest learning rate of the alignment
 * @param topRate highest learning rate of the video encoder's top; 0 leaves it as it is
 * @param decay weight decay
 * @param clipNorm largest norm of the gradients
 * @param averageDecay of the moving average of the weights
 * @param mosaicEvery steps from one look at mosaics to the next, see {@link MosaicFeatures}; 0:
 *     none
 * @param labelledEvery steps from one look at labelled videos to the next; 0: none
 * @param labelledHeads keys of the heads whose sets are looked at; what they name must be visible
 * @param labelledClips clips taken of each of their video files
 * @param labelledBatch videos of each labelled set in such a look
 * @param evaluateEvery epochs between two looks at dev
 */
public record AlignmentPlan(
    int epochs,
    int batch,
    int views,
    double rate,
    double topRate,
    double decay,
    double clipNorm,
    double averageDecay,
    int mosaicEvery,
    int labelledEvery,
    List<String> labelledHeads,
    int labelledClips,
    int labelledBatch,
    int evaluateEvery) {
  public AlignmentPlan {
    labelledHeads = List.copyOf(labelledHeads);
  }
}
