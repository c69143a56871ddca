package dev.sightline.core.training.pretraining;

import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.BertTokenizer;
import dev.sightline.core.text.TokenizedText;
import dev.sightline.core.training.CaptionGrids;
import java.util.ArrayList;
import java.util.List;

/**
 * A labelled set that heads are trained on.
 *
 * @param key of its head
 * @param names of its classes
 * @param train items to draw from
 * @param dev items that are measured
 */
record LabelTask(String key, List<String> names, Items train, Items dev) {
  LabelTask {
    names = List.copyOf(names);
  }

  /**
   * Items with their answers.
   *
   * @param grids what there is to see
   * @param states hidden states of each item's first text
   * @param labels numbers of the right classes
   */
  record Items(Pairs grids, List<float[]> states, List<Integer> labels) {
    Items {
      states = List.copyOf(states);
      labels = List.copyOf(labels);
    }

    int size() {
      return labels.size();
    }

    static Items of(
        String name, CaptionGrids.Labelled set, BertTokenizer tokenizer, TextStates states)
        throws SightlineException {
      Pairs pairs = Pairs.of(name, set.grids(), tokenizer);
      List<TokenizedText> texts = new ArrayList<>();
      for (int i = 0; i < pairs.size(); i++) {
        texts.add(pairs.text(i, null));
      }
      return new Items(pairs, states.of(texts), set.labels());
    }
  }
}
