package dev.sightline.core.analysis;

/**
 * All attention of one kind: {@code [layers, heads, query, key]} with named axes. Alignment is a
 * stack of one layer and one head.
 */
public final class AttentionStack {
  /** What attends to what. */
  public enum Kind {
    /** Text tokens to text tokens, inside BERT. */
    TEXT_SELF,
    /** Text tokens to video cells: softmax of the cosine alignment scores. */
    ALIGNMENT,
    /** Text tokens to video cells, in a cross-attention layer of the fusion. */
    TEXT_TO_VIDEO,
    /** Video cells to text tokens, in a cross-attention layer of the fusion. */
    VIDEO_TO_TEXT
  }

  private final Kind kind;
  private final int layers;
  private final int heads;
  private final Axis query;
  private final Axis key;
  private final float[] values;

  /**
   * @param values {@code [layers, heads, query, key]}; taken over, not copied
   * @throws IllegalArgumentException if the shape does not fit
   */
  public AttentionStack(Kind kind, int layers, int heads, Axis query, Axis key, float[] values) {
    if ((long) layers * heads * query.size() * key.size() != values.length) {
      throw new IllegalArgumentException(
          kind
              + ": "
              + values.length
              + " values for "
              + layers
              + "×"
              + heads
              + "×"
              + query.size()
              + "×"
              + key.size());
    }
    this.kind = kind;
    this.layers = layers;
    this.heads = heads;
    this.query = query;
    this.key = key;
    this.values = values;
  }

  public Kind kind() {
    return kind;
  }

  public int layers() {
    return layers;
  }

  public int heads() {
    return heads;
  }

  public Axis query() {
    return query;
  }

  public Axis key() {
    return key;
  }

  /** All values, {@code [layers, heads, query, key]}; not to be written to. */
  public float[] values() {
    return values;
  }

  /** One head of one layer. */
  public AttentionMap map(int layer, int head) {
    int size = query.size() * key.size();
    float[] out = new float[size];
    System.arraycopy(values, (layer * heads + head) * size, out, 0, size);
    return new AttentionMap(query, key, out);
  }

  /** The mean over the heads of one layer. */
  public AttentionMap meanOverHeads(int layer) {
    int size = query.size() * key.size();
    float[] out = new float[size];
    for (int h = 0; h < heads; h++) {
      int at = (layer * heads + h) * size;
      for (int i = 0; i < size; i++) {
        out[i] += values[at + i];
      }
    }
    for (int i = 0; i < size; i++) {
      out[i] /= heads;
    }
    return new AttentionMap(query, key, out);
  }
}
