package dev.sightline.core.model.speech;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.util.List;

/** Tells how what is said sounds. Thread-safe; blocks, some 5 ms for each utterance. */
public interface SpeechReader extends AutoCloseable {
  /**
   * @param said the utterances of a dialogue, in their order
   * @return one for each
   * @throws SightlineException if the native engine fails, or the user cancelled
   */
  List<SpokenFeeling> read(List<Utterance> said, Progress progress) throws SightlineException;

  @Override
  void close();
}
