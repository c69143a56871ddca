package dev.sightline.app.selection;

/**
 * The layer and head that the chosen explanation method is kept to.
 *
 * @param layer from 0, or {@link #WHOLE} for what the method reads by itself
 * @param head from 0, or {@link #WHOLE} for all heads
 */
public record PartChoice(int layer, int head) {
  /** No layer or no head is chosen. */
  public static final int WHOLE = -1;

  /** Neither is chosen. */
  public static final PartChoice ALL = new PartChoice(WHOLE, WHOLE);

  /** The part of it that there is: what is beyond is not chosen. */
  public PartChoice within(int layers, int heads) {
    return new PartChoice(layer < layers ? layer : WHOLE, head < heads ? head : WHOLE);
  }
}
