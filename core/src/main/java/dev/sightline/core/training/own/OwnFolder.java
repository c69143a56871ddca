package dev.sightline.core.training.own;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a training keeps on disk: its request, vectors, checkpoint, curves, and, when it is over,
 * the mistakes and all answers. All files appear whole or not at all. Thread-safe for one training
 * at a time.
 */
public final class OwnFolder {
  private static final String REQUEST = "request.json";
  private static final String MISTAKES = "mistakes.json";
  private static final String ANSWERS = "answers.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  /**
   * @param folder made when it is first needed
   */
  public OwnFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * The folder of a training.
   *
   * @param all the folder that holds a folder for each training
   * @param name of the model
   * @throws SightlineException {@code DATA} if no model can be called so: the folder would lie
   *     elsewhere
   */
  public static OwnFolder of(Path all, String name) throws SightlineException {
    OwnRequest.requireName(name);
    return new OwnFolder(all.resolve(name));
  }

  /**
   * The trainings below a folder that were begun and not finished, by name. A request that names
   * another folder than its own is left out.
   *
   * @param all the folder that holds a folder for each training
   */
  public static List<OwnRequest> unfinished(Path all) {
    if (!Files.isDirectory(all)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(all)) {
      return folders
          .sorted()
          .map(OwnFolder::new)
          .flatMap(
              f ->
                  f.unfinished().stream()
                      .filter(r -> f.folder.getFileName().toString().equals(r.name())))
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Where it lies. */
  public Path path() {
    return folder;
  }

  /** What was asked for; empty if nothing was, or the file is damaged. */
  public Optional<OwnRequest> request() {
    return read(REQUEST, new TypeReference<OwnRequest>() {});
  }

  /** What was begun here and not finished; empty if nothing was. */
  public Optional<OwnRequest> unfinished() {
    return Files.exists(folder.resolve(MISTAKES)) ? Optional.empty() : request();
  }

  /**
   * Deletes a training that was begun and not finished; one of another request stays.
   *
   * @throws SightlineException {@code FILE} if something cannot be deleted
   */
  public void discard(OwnRequest stopped) throws SightlineException {
    if (unfinished().filter(stopped::equals).isPresent()) {
      delete();
    }
  }

  /** The surest mistakes of the finished training; empty if there is none. */
  public List<Mistake> mistakes() {
    return read(MISTAKES, new TypeReference<List<Mistake>>() {}).orElse(List.of());
  }

  /**
   * What the head said of each video that it was not trained on; empty if no training has finished,
   * or one of an older version did.
   */
  public List<Answered> answers() {
    return read(ANSWERS, new TypeReference<List<Answered>>() {}).orElse(List.of());
  }

  /**
   * Makes the folder and says what is trained in it.
   *
   * @throws SightlineException {@code FILE} if it cannot be written
   */
  void begin(OwnRequest request) throws SightlineException {
    try {
      Files.createDirectories(vectors());
      Files.deleteIfExists(folder.resolve(MISTAKES));
      Files.deleteIfExists(folder.resolve(ANSWERS));
    } catch (IOException e) {
      throw failure(e);
    }
    write(REQUEST, request);
  }

  /**
   * Keeps mistakes and answers, and lets go of what only a stopped training needs.
   *
   * @throws SightlineException {@code FILE} if it cannot be written
   */
  void finish(List<Mistake> mistakes, List<Answered> answers) throws SightlineException {
    write(ANSWERS, answers);
    write(MISTAKES, mistakes); // last: it says that the training is over
    try (Stream<Path> files = Files.list(folder)) {
      for (Path f : files.filter(f -> f.toString().endsWith(".checkpoint")).toList()) {
        Files.deleteIfExists(f);
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /**
   * Deletes all of it.
   *
   * @throws SightlineException {@code FILE} if something cannot be deleted
   */
  public void delete() throws SightlineException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(p);
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  Path vectors() {
    return folder.resolve("vectors");
  }

  /**
   * @param id names all that decides on the weights
   */
  Path checkpoint(String id) {
    return folder.resolve("head-" + id + ".checkpoint");
  }

  Path curves(String id) {
    return folder.resolve("curves-" + id + ".json");
  }

  private <T> Optional<T> read(String name, TypeReference<T> type) {
    Path file = folder.resolve(name);
    try {
      return Files.exists(file)
          ? Optional.ofNullable(JSON.readValue(file.toFile(), type))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private void write(String name, Object content) throws SightlineException {
    Path part = folder.resolve(name + ".part");
    try {
      JSON.writerWithDefaultPrettyPrinter().writeValue(part.toFile(), content);
      Files.move(
          part,
          folder.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private SightlineException failure(IOException e) {
    return new SightlineException(
        Problem.FILE,
        Phrase.of("The folder of the training, {0}, cannot be written; is there space?", folder),
        folder + ": " + e,
        e);
  }
}
