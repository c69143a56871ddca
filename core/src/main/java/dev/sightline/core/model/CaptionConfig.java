package dev.sightline.core.model;

import java.util.HashSet;
import java.util.List;

/**
 * Sizes and words of a caption decoder. Immutable.
 *
 * @param channels channels of a cell of the video encoder
 * @param cells cells of one clip
 * @param dim width of the decoder
 * @param layers its layers
 * @param heads attention heads of each layer
 * @param hidden width of the feed-forward blocks
 * @param longest most words of a caption
 * @param words the vocabulary; the first are {@link #END}, {@link #UNKNOWN} and one start for each
 *     {@link CaptionStyle}
 */
public record CaptionConfig(
    int channels,
    int cells,
    int dim,
    int layers,
    int heads,
    int hidden,
    int longest,
    List<String> words) {
  /** Index of the word that ends a caption. */
  public static final int END = 0;

  /** Index of the word that stands for all others; never said. */
  public static final int UNKNOWN = 1;

  /** Names of the entries that are no words. */
  public static final List<String> SPECIAL =
      List.of("<end>", "<unknown>", "<photograph>", "<video>");

  /**
   * @throws IllegalArgumentException if a size is out of range, the heads do not divide the width,
   *     or the vocabulary lacks its special entries or names a word twice
   */
  public CaptionConfig {
    words = List.copyOf(words);
    int[] sizes = {channels, cells, dim, layers, heads, hidden, longest};
    for (int s : sizes) {
      if (s < 1 || s > 65_536) {
        throw new IllegalArgumentException("a size of the caption decoder is " + s);
      }
    }
    if (dim % heads != 0) {
      throw new IllegalArgumentException(heads + " heads do not divide a width of " + dim);
    }
    if (words.size() <= SPECIAL.size()
        || words.size() > 65_536
        || !words.subList(0, SPECIAL.size()).equals(SPECIAL)) {
      throw new IllegalArgumentException("the vocabulary does not begin with " + SPECIAL);
    }
    if (new HashSet<>(words).size() != words.size()) {
      throw new IllegalArgumentException("the vocabulary names a word twice");
    }
  }

  /** Index of the entry that begins captions in this style. */
  public static int start(CaptionStyle style) {
    return SPECIAL.indexOf("<" + style.key() + ">");
  }
}
