package dev.sightline.core.explain.modality;

import java.util.List;

/**
 * How much a head hangs on each side over a data set.
 *
 * @param items how many
 * @param text mean share of the text, 0..1; the three means add up to 1, or less where nothing adds
 *     anything
 * @param video mean share of the video
 * @param interaction mean share of both together
 * @param textShapley mean Shapley value of the text for the right label, nats
 * @param videoShapley mean Shapley value of the video for the right label, nats
 */
public record SetModality(
    int items,
    double text,
    double video,
    double interaction,
    double textShapley,
    double videoShapley) {

  /**
   * @param shares one per item, at least one
   */
  public static SetModality of(List<ModalityShare> shares) {
    if (shares.isEmpty()) {
      throw new IllegalArgumentException("no item");
    }
    return new SetModality(
        shares.size(),
        shares.stream().mapToDouble(ModalityShare::textPart).average().orElseThrow(),
        shares.stream().mapToDouble(ModalityShare::videoPart).average().orElseThrow(),
        shares.stream().mapToDouble(ModalityShare::interactionPart).average().orElseThrow(),
        shares.stream().mapToDouble(ModalityShare::textShapley).average().orElseThrow(),
        shares.stream().mapToDouble(ModalityShare::videoShapley).average().orElseThrow());
  }
}
