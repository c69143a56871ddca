package dev.sightline.core.analysis;

import dev.sightline.core.job.Progress;
import dev.sightline.core.model.HiddenWordModel;
import dev.sightline.core.model.MaskedWords;
import dev.sightline.core.model.MultimodalModel;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.model.bundle.WordPart;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.text.Token;
import dev.sightline.core.text.TokenizedText;
import dev.sightline.core.words.Phrase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** The guesser of a bundle that has one; its network is made when it is first asked. */
final class ModelWordGuesser implements WordGuesser, AutoCloseable {
  private static final int TOP = 5;

  private final ModelBundle bundle;
  private final WordPart part;
  private final MultimodalModel texts;
  private final TorchEngine engine;
  private HiddenWordModel model;
  private boolean closed;

  /**
   * @param texts reads texts; closed by its owner
   */
  ModelWordGuesser(ModelBundle bundle, MultimodalModel texts, int threads) {
    this.bundle = bundle;
    this.part = bundle.words().orElseThrow();
    this.texts = texts;
    this.engine = new TorchEngine(threads);
  }

  @Override
  public WordGuess guess(VideoFeatures features, TokenizedText text, int token, Progress progress)
      throws SightlineException {
    Gap gap = Gap.of(text, token);
    progress.checkCancelled();
    HiddenWordModel network = model();
    FloatTensor states = texts.encodeText(gap.text()).last();
    progress.checkCancelled();
    int id = gap.pieces() == 1 ? text.tokens().get(gap.place()).id() : -1;
    float[] visible = network.probabilities(states, gap.place(), features.cells());
    progress.checkCancelled();
    float[] hidden = network.probabilities(states, gap.place(), new float[0]);
    return new WordGuess(gap.word(), look(visible, id), look(hidden, id));
  }

  private WordGuess.Look look(float[] probabilities, int id) {
    int right = part.ids().indexOf(id);
    return new WordGuess.Look(
        IntStream.range(0, probabilities.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -probabilities[i]))
            .limit(TOP)
            .map(i -> new WordGuess.Candidate(part.words().get(i), probabilities[i]))
            .toList(),
        right < 0 ? OptionalDouble.empty() : OptionalDouble.of(probabilities[right]));
  }

  /**
   * A text with one word hidden.
   *
   * @param text all pieces of the word replaced by one [MASK]
   * @param place number of that token
   * @param pieces tokens that the word had
   * @param word as it stands in the text
   */
  record Gap(TokenizedText text, int place, int pieces, String word) {
    /**
     * @throws IllegalArgumentException if the token stands for no word
     */
    static Gap of(TokenizedText text, int token) {
      Token asked = text.tokens().get(token);
      if (asked.isSpecial()) {
        throw new IllegalArgumentException(asked.piece() + " is no word");
      }
      List<Token> tokens = new ArrayList<>();
      int place = -1;
      int pieces = 0;
      int start = asked.start();
      int end = asked.end();
      for (Token t : text.tokens()) {
        if (t.word() != asked.word()) {
          tokens.add(t);
          continue;
        }
        if (pieces++ == 0) {
          place = tokens.size();
          start = t.start();
          tokens.add(MaskedWords.masked(t));
        }
        end = t.end();
      }
      return new Gap(
          new TokenizedText(text.text(), tokens, text.truncated()),
          place,
          pieces,
          text.text().substring(start, end));
    }
  }

  private synchronized HiddenWordModel model() throws SightlineException {
    if (closed) {
      throw new SightlineException(Problem.CANCELLED, Phrase.of("The model was closed."));
    }
    if (model == null) {
      model = HiddenWordModel.open(bundle, engine);
    }
    return model;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (model != null) {
      model.close();
    }
  }
}
