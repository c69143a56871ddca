package dev.sightline.core.robustness;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Answer;
import dev.sightline.core.analysis.Mask;
import dev.sightline.core.analysis.Probe;
import dev.sightline.core.job.PartOfProgress;
import dev.sightline.core.job.Progress;
import dev.sightline.core.job.QuietProgress;
import dev.sightline.core.model.bert.WordNeighbours;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.Token;
import dev.sightline.core.text.TokenizedText;
import dev.sightline.core.words.Phrase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Replaces words by near ones until the model errs, after TextFooler (Jin et al., 2020): words are
 * taken in the order of what the answer loses when each is hidden, and each gets the neighbour that
 * hurts most, if it hurts at all. Near is measured in the text encoder's own word embeddings;
 * unlike there, the part of speech may change. Only words that are one token of the vocabulary
 * change, and the number of tokens stays.
 */
final class WordAttack {
  /** Share of the work that ranking the words has, for the progress line. */
  private static final double RANKED = 0.2;

  private final AttackRequest request;
  private final Attack.OnWords attack;
  private final WordNeighbours near;
  private int passes;

  WordAttack(AttackRequest request, Attack.OnWords attack, WordNeighbours near) {
    this.request = request;
    this.attack = attack;
    this.near = near;
  }

  /**
   * @param analysis of the text in the end
   * @param swaps in the order of the text
   * @param passes how often the model was asked
   */
  record Found(Analysis analysis, List<AttackOutcome.Swap> swaps, int passes) {}

  Found run(Progress progress) throws SightlineException {
    Progress quiet = new QuietProgress(progress);
    List<Integer> order = ranked(new PartOfProgress(progress, 0, RANKED));
    Analysis now = request.clean();
    double lowest = request.probability(now);
    TreeMap<Integer, AttackOutcome.Swap> swaps = new TreeMap<>();
    for (int i = 0; i < order.size() && swaps.size() < attack.most(); i++) {
      if (answer(now) != request.label()) {
        break;
      }
      progress.update(RANKED + (1 - RANKED) * i / order.size(), Phrase.of("Word {0}", i + 1));
      int token = order.get(i);
      Token word = request.clean().text().tokens().get(token);
      for (WordNeighbours.Near other : near.near(word.id(), attack.candidates(), attack.least())) {
        progress.checkCancelled();
        Analysis tried = asked(now.text(), token, other.word(), quiet);
        if (tried != null && request.probability(tried) < lowest) {
          lowest = request.probability(tried);
          swaps.put(
              token, new AttackOutcome.Swap(token, spelling(word), other.word(), other.cosine()));
          now = tried;
        }
      }
    }
    return new Found(now, List.copyOf(swaps.values()), passes);
  }

  private String spelling(Token word) {
    return request.clean().text().text().substring(word.start(), word.end());
  }

  private int answer(Analysis analysis) {
    return analysis.head(request.head()).orElseThrow().top(1).getFirst();
  }

  /**
   * The model's answer with one word replaced.
   *
   * @return null if the text would be cut into another number of tokens
   */
  private Analysis asked(TokenizedText text, int token, String word, Progress stop)
      throws SightlineException {
    Token old = text.tokens().get(token);
    String changed =
        text.text().substring(0, old.start())
            + like(text.text().substring(old.start(), old.end()), word)
            + text.text().substring(old.end());
    if (request.analyzer().tokens(changed).tokens().size() != text.tokens().size()) {
      return null;
    }
    passes++;
    return request.analyzer().analyzeFirst(request.features(), changed, stop);
  }

  private static String like(String before, String word) {
    return Character.isUpperCase(before.charAt(0))
        ? word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1)
        : word;
  }

  /** Tokens that are words with neighbours, those first without which the answer loses most. */
  private List<Integer> ranked(Progress progress) throws SightlineException {
    List<Token> tokens = request.clean().text().tokens();
    List<Integer> words =
        IntStream.range(0, tokens.size())
            .filter(i -> isWhole(tokens, i))
            .filter(i -> !near.near(tokens.get(i).id(), 1, attack.least()).isEmpty())
            .boxed()
            .toList();
    try (Probe probe = request.analyzer().probe(request.features(), request.text(), progress)) {
      List<Mask> masks = words.stream().map(i -> probe.nothingHidden().withTokens(i)).toList();
      List<Answer> answers = masks.isEmpty() ? List.of() : probe.ask(masks, progress);
      passes += masks.size();
      List<Integer> order = new ArrayList<>(IntStream.range(0, words.size()).boxed().toList());
      order.sort(
          Comparator.comparingDouble(
              i -> answers.get(i).probabilities().get(request.head())[request.label()]));
      return order.stream().map(words::get).toList();
    }
  }

  private static boolean isWhole(List<Token> tokens, int i) {
    Token t = tokens.get(i);
    boolean first = i == 0 || tokens.get(i - 1).word() != t.word();
    boolean last = i == tokens.size() - 1 || tokens.get(i + 1).word() != t.word();
    return !t.isSpecial() && first && last;
  }
}
