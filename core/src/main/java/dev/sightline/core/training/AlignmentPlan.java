package dev.sightline.core.training;

import java.util.List;

/**
 * How the alignment is trained.
 *
 * @param epochs passes over the photographs, one caption each
 * @param batch photographs in a step; the others in it are the negatives
 * @param captions captions of each photograph in a step, those of the others are the negatives; a
 *     photograph that has fewer repeats them
 * @param views views of each photograph, see {@code PixelView}
 * @param rate highest learning rate of the alignment
 * @param topRate highest learning rate of the video encoder's top; 0 leaves it as it is
 * @param decay weight decay
 * @param clipNorm largest norm of the gradients
 * @param averageDecay of the moving average of the weights
 * @param taught how much of the wanted answer is what the moving average of the weights gives
 *     (momentum distillation: Li et al., ALBEF, 2021, eq. 6), 0 to 1; reached after two epochs
 * @param hardest weight of the loss on the hardest negatives of a step (after Faghri et al., VSE++,
 *     2018, eq. 6, with a softplus in place of the hinge); 0: none
 * @param mosaicEvery steps from one look at mosaics to the next, see {@link MosaicFeatures}; 0:
 *     none
 * @param captionedEvery steps from one look at captioned videos to the next; 0: none
 * @param captionedHeads keys of the heads whose sets have captions of what is visible; as many
 *     videos are looked at as there are photographs in a step
 * @param labelledEvery steps from one look at labelled videos to the next; 0: none
 * @param labelledHeads keys of the heads whose sets are looked at; what they name must be visible
 * @param labelledClips clips taken of each of their video files
 * @param labelledBatch videos of each labelled set in such a look
 * @param evaluateEvery epochs between two looks at dev
 */
public record AlignmentPlan(
    int epochs,
    int batch,
    int captions,
    int views,
    double rate,
    double topRate,
    double decay,
    double clipNorm,
    double averageDecay,
    double taught,
    double hardest,
    int mosaicEvery,
    int captionedEvery,
    List<String> captionedHeads,
    int labelledEvery,
    List<String> labelledHeads,
    int labelledClips,
    int labelledBatch,
    int evaluateEvery) {
  public AlignmentPlan {
    captionedHeads = List.copyOf(captionedHeads);
    labelledHeads = List.copyOf(labelledHeads);
  }
}
