package dev.sightline.core.model.bert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.BuiltInText;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Words by their place in a text encoder's table of word embeddings: what lies near is taken for
 * nearly the same before any context is read. Only whole words, made of letters, are neighbours.
 * Immutable and thread-safe; holds the table in Java memory (47 MB for MiniLM).
 */
public final class WordNeighbours {
  /** Of 26 letters; other scripts have words of one character. */
  private static final int SHORTEST_LATIN = 2;

  private final String[] words;
  private final float[] table;
  private final int dim;

  /**
   * @param words for each row of the table its piece, null where there is none
   * @param table {@code [words, dim]}; normalised here
   */
  WordNeighbours(String[] words, float[] table, int dim) {
    if (table.length != words.length * dim) {
      throw new IllegalArgumentException(table.length + " values for " + words.length + " words");
    }
    this.words = words.clone();
    this.dim = dim;
    this.table = normalised(table, dim);
  }

  /**
   * A word and how near it is.
   *
   * @param word as the vocabulary spells it
   * @param cosine between the two rows of the table, -1..1
   */
  public record Near(String word, double cosine) {}

  /**
   * Reads the table of a built-in encoder; takes about a second.
   *
   * @throws SightlineException if the installation is damaged
   */
  public static WordNeighbours of(BuiltInText encoder) throws SightlineException {
    var tensor =
        BertWeights.of(encoder).tensors().tensors().get("embeddings.word_embeddings.weight");
    String[] words = new String[tensor.size(0)];
    try {
      JsonNode vocabulary =
          new ObjectMapper().readTree(encoder.tokenizerJson()).path("model").path("vocab");
      for (Map.Entry<String, JsonNode> e : vocabulary.properties()) {
        int id = e.getValue().asInt(-1);
        if (id >= 0 && id < words.length) {
          words[id] = e.getKey();
        }
      }
    } catch (IOException e) {
      throw new SightlineException(
          Problem.BUNDLE, Phrase.of("The vocabulary of the text encoder cannot be read."), e);
    }
    return new WordNeighbours(words, tensor.values(), tensor.size(1));
  }

  /**
   * The nearest words, the nearest first, the word itself left out.
   *
   * @param id index in the vocabulary
   * @param count how many at most
   * @param least cosine that they have at least
   * @return empty if there is no such word, or it is a piece of one
   */
  public List<Near> near(int id, int count, double least) {
    if (id < 0 || id >= words.length || !isWord(words[id])) {
      return List.of();
    }
    List<Near> all = new ArrayList<>();
    for (int other = 0; other < words.length; other++) {
      if (other != id && isWord(words[other])) {
        double cosine = 0;
        for (int k = 0; k < dim; k++) {
          cosine += (double) table[id * dim + k] * table[other * dim + k];
        }
        if (cosine >= least) {
          all.add(new Near(words[other], cosine));
        }
      }
    }
    all.sort(Comparator.comparingDouble(Near::cosine).reversed().thenComparing(Near::word));
    return List.copyOf(all.subList(0, Math.min(count, all.size())));
  }

  private static boolean isWord(String piece) {
    if (piece == null || piece.isEmpty() || !piece.chars().allMatch(Character::isLetter)) {
      return false;
    }
    return piece.length() >= SHORTEST_LATIN || piece.charAt(0) > 'z';
  }

  private static float[] normalised(float[] table, int dim) {
    float[] out = table.clone();
    for (int row = 0; row < out.length; row += dim) {
      double sum = 0;
      for (int k = row; k < row + dim; k++) {
        sum += (double) out[k] * out[k];
      }
      double length = Math.max(Math.sqrt(sum), 1e-12); // a row of zeros stays one
      for (int k = row; k < row + dim; k++) {
        out[k] /= (float) length;
      }
    }
    return out;
  }
}
