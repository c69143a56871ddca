package dev.sightline.core.library.index;

import dev.sightline.core.job.WholeFile;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * How far an index has followed its catalogue.
 *
 * @param catalogue identity of that catalogue
 * @param revision the last change that the index holds; 0: none
 */
record IndexState(String catalogue, long revision) {
  private static final String CATALOGUE = "catalogue";
  private static final String REVISION = "revision";

  /** Where an index begins that follows this catalogue. */
  static IndexState none(String catalogue) {
    return new IndexState(catalogue, 0);
  }

  /** What the file says, if it is about this catalogue; else that nothing has been followed. */
  static IndexState read(Path file, String catalogue) {
    Properties stored = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      stored.load(in);
      long revision = Long.parseLong(stored.getProperty(REVISION, "0"));
      return catalogue.equals(stored.getProperty(CATALOGUE)) && revision > 0
          ? new IndexState(catalogue, revision)
          : none(catalogue);
    } catch (IOException | IllegalArgumentException e) {
      return none(catalogue); // all of it can be made again
    }
  }

  /**
   * Writes it, whole or not at all.
   *
   * @throws SightlineException {@code FILE} if the disk refuses
   */
  void write(Path file) throws SightlineException {
    Properties stored = new Properties();
    stored.setProperty(CATALOGUE, catalogue);
    stored.setProperty(REVISION, Long.toString(revision));
    StringWriter text = new StringWriter();
    try {
      stored.store(text, null);
    } catch (IOException e) {
      throw new SightlineException(
          Problem.INTERNAL, Phrase.of("The state of the index is lost."), e);
    }
    WholeFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
