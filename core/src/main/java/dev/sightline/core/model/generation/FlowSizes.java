package dev.sightline.core.model.generation;

/**
 * Sizes of a {@link FlowNet}.
 *
 * @param prefix what the names of its parameters begin with
 * @param token numbers of a token
 * @param beside numbers that are known of each token besides; 0 for none
 * @param cells tokens of a moment
 * @param dim width
 * @param layers layers
 * @param heads attention heads
 * @param hidden width of the feed-forward blocks
 * @param longest most words of a sentence, without the start
 * @param words size of the vocabulary
 */
public record FlowSizes(
    String prefix,
    int token,
    int beside,
    int cells,
    int dim,
    int layers,
    int heads,
    int hidden,
    int longest,
    int words) {}
