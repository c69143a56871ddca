package dev.sightline.core.training.speech;

import dev.sightline.core.job.Progress;
import dev.sightline.core.model.speech.SpeechEncoder;
import dev.sightline.core.model.speech.SpokenFeeling;
import dev.sightline.core.model.speech.Utterance;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.data.Dialogues;
import dev.sightline.core.words.Phrase;
import java.util.ArrayList;
import java.util.List;

/**
 * Dialogues as the frozen text encoder sees them.
 *
 * @param dialogues in order
 */
record SpeechSet(List<Dialogue> dialogues) {
  SpeechSet {
    dialogues = List.copyOf(dialogues);
  }

  /**
   * One dialogue.
   *
   * @param vectors of each utterance, {@code [own]}; not to be written to
   * @param sentiment class of each, after {@link SpokenFeeling#SENTIMENTS}
   * @param emotion class of each, after {@link SpokenFeeling#EMOTIONS}
   */
  record Dialogue(
      List<Utterance> said, List<float[]> vectors, List<Integer> sentiment, List<Integer> emotion) {
    Dialogue {
      said = List.copyOf(said);
      vectors = List.copyOf(vectors);
      sentiment = List.copyOf(sentiment);
      emotion = List.copyOf(emotion);
    }
  }

  /**
   * Encodes a split.
   *
   * @throws SightlineException {@code DATA} if it names a class that there is none of; or the user
   *     cancelled
   */
  static SpeechSet of(List<List<Dialogues.Line>> lines, SpeechEncoder encoder, Progress progress)
      throws SightlineException {
    List<Dialogue> all = new ArrayList<>();
    for (List<Dialogues.Line> dialogue : lines) {
      progress.checkCancelled();
      progress.update((double) all.size() / lines.size(), Phrase.of("encoding dialogues"));
      List<Utterance> said = new ArrayList<>();
      List<float[]> vectors = new ArrayList<>();
      List<Integer> sentiment = new ArrayList<>();
      List<Integer> emotion = new ArrayList<>();
      for (Dialogues.Line line : dialogue) {
        said.add(new Utterance(line.speaker(), line.text()));
        vectors.add(encoder.own(line.text()));
        sentiment.add(index(SpokenFeeling.SENTIMENTS, line.sentiment()));
        emotion.add(index(SpokenFeeling.EMOTIONS, line.emotion()));
      }
      all.add(new Dialogue(said, vectors, sentiment, emotion));
    }
    return new SpeechSet(all);
  }

  private static int index(List<String> labels, String label) throws SightlineException {
    int at = labels.indexOf(label);
    if (at < 0) {
      throw new SightlineException(
          Problem.DATA, Phrase.of("The set names the class “{0}”; known are {1}.", label, labels));
    }
    return at;
  }

  /** Classes of all utterances, dialogue by dialogue. */
  List<Integer> labels(String head) {
    return dialogues.stream()
        .flatMap(d -> (head.equals("sentiment") ? d.sentiment() : d.emotion()).stream())
        .toList();
  }

  /** Number of utterances. */
  int size() {
    return dialogues.stream().mapToInt(d -> d.said().size()).sum();
  }
}
