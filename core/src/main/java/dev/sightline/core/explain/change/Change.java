package dev.sightline.core.explain.change;

import dev.sightline.core.media.Fraction;
import dev.sightline.core.model.CrossHead;
import dev.sightline.core.model.Side;

/** One change to what a model is given, or to the model. Plain data. */
public sealed interface Change {
  /** Changes the text. */
  sealed interface OfText extends Change {}

  /** Changes the clips. */
  sealed interface OfClips extends Change {
    /** The stretch whose clips it changes. */
    Span span();
  }

  /** The whole text becomes another one. */
  record EditText(String text) implements OfText {}

  /**
   * A word becomes others.
   *
   * @param by empty: the word is taken out
   */
  record ReplaceWord(WordRef word, String by) implements OfText {}

  /** A word is hidden; its place stays. */
  record MaskWord(WordRef word) implements OfText {}

  /** Two words change places. */
  record SwapWords(WordRef one, WordRef other) implements OfText {}

  /**
   * A side is absent.
   *
   * @param side {@code TEXT} or {@code VIDEO}
   */
  record Silence(Side side) implements Change {
    public Silence {
      if (side == Side.BOTH) {
        throw new IllegalArgumentException("one side");
      }
    }
  }

  /** Clips are hidden; their places stay. */
  record MaskClips(Span span) implements OfClips {}

  /** Each clip shows its middle frame all the time: nothing moves. */
  record FreezeClips(Span span) implements OfClips {}

  /**
   * The clips come in the opposite order.
   *
   * @param frames whether the frames of each clip do too; they are then encoded anew
   */
  record ReverseClips(Span span, boolean frames) implements OfClips {}

  /**
   * The clips come in another order.
   *
   * @param seed the same seed and number of clips, the same order
   */
  record ShuffleClips(Span span, long seed) implements OfClips {}

  /**
   * One clip takes the place of others.
   *
   * @param moment a time in the clip that is repeated, s
   */
  record RepeatClip(Fraction moment, Span span) implements OfClips {}

  /** A region of the picture is changed through a stretch of time. */
  record ChangeRegion(Region region, Span span, RegionEffect effect) implements OfClips {}

  /**
   * Frames of a clip lie further apart, or closer together.
   *
   * @param frames every how many frames at the model's nominal rate one is taken, 1 or more
   */
  record Stride(int frames) implements Change {}

  /**
   * All frames are taken later.
   *
   * @param by s; negative for earlier
   */
  record Shift(Fraction by) implements Change {}

  /** A head of the cross-attention gives nothing. */
  record HeadOff(CrossHead head) implements Change {}

  /**
   * All heads of a layer of the cross-attention give nothing, in both directions.
   *
   * @param layer from 0
   */
  record LayerOff(int layer) implements Change {}
}
