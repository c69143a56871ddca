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
  private final AttentionValues values;
  private final float[] importance;

  /**
   * @param values {@code [layers, heads, query, key]}; taken over, not copied
   * @throws IllegalArgumentException if the shape does not fit
   */
  public AttentionStack(Kind kind, int layers, int heads, Axis query, Axis key, float[] values) {
    this(kind, layers, heads, query, key, AttentionValues.of(values));
  }

  /**
   * The same with values that may lie elsewhere.
   *
   * @throws IllegalArgumentException if the shape does not fit
   */
  public AttentionStack(
      Kind kind, int layers, int heads, Axis query, Axis key, AttentionValues values) {
    this(kind, layers, heads, query, key, values, AttentionMap.EQUAL);
  }

  private AttentionStack(
      Kind kind,
      int layers,
      int heads,
      Axis query,
      Axis key,
      AttentionValues values,
      float[] importance) {
    if ((long) layers * heads * query.size() * key.size() != values.size()) {
      throw new IllegalArgumentException(
          kind
              + ": "
              + values.size()
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
    this.importance = importance;
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

  /**
   * All values, {@code [layers, heads, query, key]}; not to be written to. Where they lie on disk,
   * all of them are read: better take one map after the other.
   */
  public float[] values() {
    return values instanceof AttentionValues.InMemory m
        ? m.values()
        : values.read(0, Math.toIntExact(values.size()));
  }

  /** Where the values lie. */
  AttentionValues source() {
    return values;
  }

  /** The same with values elsewhere. */
  AttentionStack with(AttentionValues other) {
    return new AttentionStack(kind, layers, heads, query, key, other, importance);
  }

  /** The same with what each row counts where rows are taken together. */
  AttentionStack weighing(float[] rows) {
    return new AttentionStack(kind, layers, heads, query, key, values, rows);
  }

  /** One head of one layer. */
  public AttentionMap map(int layer, int head) {
    int size = query.size() * key.size();
    return new AttentionMap(
        query, key, values.read((long) (layer * heads + head) * size, size), importance);
  }

  /** The mean over the heads of one layer. */
  public AttentionMap meanOverHeads(int layer) {
    int size = query.size() * key.size();
    float[] out = new float[size];
    for (int h = 0; h < heads; h++) {
      float[] one = values.read((long) (layer * heads + h) * size, size);
      for (int i = 0; i < size; i++) {
        out[i] += one[i];
      }
    }
    for (int i = 0; i < size; i++) {
      out[i] /= heads;
    }
    return new AttentionMap(query, key, out, importance);
  }

  /**
   * The largest weight over the heads of one layer, place by place, with each row rescaled to add
   * up to 1 again: still shares of attention, and comparable with {@link #meanOverHeads}.
   */
  public AttentionMap maxOverHeads(int layer) {
    int keys = key.size();
    int size = query.size() * keys;
    float[] out = values.read((long) layer * heads * size, size);
    for (int h = 1; h < heads; h++) {
      float[] one = values.read((long) (layer * heads + h) * size, size);
      for (int i = 0; i < size; i++) {
        out[i] = Math.max(out[i], one[i]);
      }
    }
    for (int from = 0; from < size; from += keys) {
      double sum = 0;
      for (int k = 0; k < keys; k++) {
        sum += out[from + k];
      }
      for (int k = 0; k < keys && sum > 0; k++) {
        out[from + k] /= (float) sum;
      }
    }
    return new AttentionMap(query, key, out, importance);
  }
}
