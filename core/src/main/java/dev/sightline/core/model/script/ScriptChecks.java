package dev.sightline.core.model.script;

import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.words.Phrase;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whether the outputs of an imported model are what their names promise. */
final class ScriptChecks {
  /** Softmax in float16 loses more than in float32, and some models run in it. */
  private static final double ROW_SUM_TOLERANCE = 5e-3;

  private final String model;

  /**
   * @param model what to call it in a message
   */
  ScriptChecks(String model) {
    this.model = model;
  }

  SightlineException refusal(Phrase why, Throwable cause) {
    Phrase sentence = Phrase.of("The model {0} cannot be used: {1}.", model, why);
    return new SightlineException(
        Problem.BUNDLE,
        sentence,
        cause == null ? sentence.english() : sentence + " " + cause,
        cause);
  }

  /** The output of {@code encode_video}. */
  FloatTensor grid(FloatTensor grid, int places, int channels) throws SightlineException {
    if (!grid.shape().equals(List.of(1, places, channels))) {
      throw refusal(
          Phrase.of(
              "its encode_video gives {0} where [1, places = {1}, channels = {2}] is expected",
              grid.shape(), places, channels),
          null);
    }
    return finite("encode_video", grid);
  }

  float[] logits(HeadSpec head, Map<String, FloatTensor> outputs) throws SightlineException {
    String name = "logits." + head.key();
    FloatTensor logits = outputs.get(name);
    if (logits == null) {
      throw refusal(Phrase.of("it has no output {0} for its head {1}", name, head.key()), null);
    }
    if (!logits.shape().equals(List.of(1, head.labels().size()))) {
      throw refusal(
          Phrase.of(
              "its output {0} has the axes {1} where [1, labels = {2}] is expected",
              name, logits.shape(), head.labels().size()),
          null);
    }
    return finite(name, logits).values();
  }

  /** Rows are divided by their sum, so that rounding does not show. */
  FloatTensor map(ScriptMap map, FloatTensor given, int tokens, int cells)
      throws SightlineException {
    List<Integer> shape = given.shape();
    int rows = map.rows(tokens, cells);
    int columns = map.columns(tokens, cells);
    int axes = map.isLayered() ? 4 : 2;
    boolean empty = shape.stream().anyMatch(n -> n == 0);
    if (empty
        || shape.size() != axes
        || shape.get(axes - 2) != rows
        || shape.get(axes - 1) != columns) {
      throw refusal(
          Phrase.of(
              "its output {0} has the axes {1} where {2} is expected",
              map.output(), shape, map.axes(tokens, cells)),
          null);
    }
    float[] values = finite(map.output(), given).values().clone();
    for (int row = 0; row < values.length / columns; row++) {
      double sum = 0;
      for (int c = 0; c < columns; c++) {
        float v = values[row * columns + c];
        if (v < 0) {
          throw refusal(
              Phrase.of("its output {0} has negative values, so it is no attention", map.output()),
              null);
        }
        sum += v;
      }
      if (Math.abs(sum - 1) > ROW_SUM_TOLERANCE) {
        throw refusal(
            Phrase.of(
                "the rows of its output {0} do not sum to 1 but, for one, to {1}",
                map.output(), String.format(Locale.ROOT, "%.3f", sum)),
            null);
      }
      for (int c = 0; c < columns; c++) {
        values[row * columns + c] /= (float) sum;
      }
    }
    int[] whole =
        map.isLayered()
            ? shape.stream().mapToInt(Integer::intValue).toArray()
            : new int[] {1, 1, rows, columns};
    return FloatTensor.of(values, whole);
  }

  float score(FloatTensor given) throws SightlineException {
    if (given.values().length != 1) {
      throw refusal(
          Phrase.of("its output score has the axes {0} where [1] is expected", given.shape()),
          null);
    }
    return finite("score", given).values()[0];
  }

  private FloatTensor finite(String name, FloatTensor tensor) throws SightlineException {
    if (!tensor.isFinite()) {
      throw refusal(Phrase.of("its output {0} holds values that are no numbers", name), null);
    }
    return tensor;
  }
}
