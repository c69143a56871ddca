package dev.sightline.core.model.bert;

import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.text.BuiltInText;
import java.util.List;

/** Rows of a text encoder's table of word embeddings. Stateless. */
public final class WordRows {
  private WordRows() {}

  /**
   * Some rows, each of unit length; takes about a second.
   *
   * @param ids tokens of the encoder's vocabulary
   * @return {@code [ids, dim]}
   * @throws SightlineException if the installation is damaged
   * @throws IllegalArgumentException if there is no such token
   */
  public static FloatTensor of(BuiltInText encoder, List<Integer> ids) throws SightlineException {
    FloatTensor table =
        BertWeights.of(encoder).tensors().tensors().get("embeddings.word_embeddings.weight");
    int dim = table.size(1);
    float[] rows = new float[ids.size() * dim];
    for (int i = 0; i < ids.size(); i++) {
      int id = ids.get(i);
      if (id < 0 || id >= table.size(0)) {
        throw new IllegalArgumentException("no token has the number " + id);
      }
      double squares = 0;
      for (int k = 0; k < dim; k++) {
        squares += (double) table.values()[id * dim + k] * table.values()[id * dim + k];
      }
      for (int k = 0; k < dim; k++) {
        rows[i * dim + k] =
            (float) (table.values()[id * dim + k] / Math.max(1e-9, Math.sqrt(squares)));
      }
    }
    return FloatTensor.of(rows, ids.size(), dim);
  }
}
