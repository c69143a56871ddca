package dev.sightline.core.training.robustness;

import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.LabItem;
import dev.sightline.core.laboratory.LabTask;
import dev.sightline.core.laboratory.Laboratory;
import dev.sightline.core.laboratory.QuestionKind;
import dev.sightline.core.laboratory.Scene;
import dev.sightline.core.laboratory.SceneFilm;
import dev.sightline.core.laboratory.SceneQuestion;
import dev.sightline.core.laboratory.SceneQuestions;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.laboratory.WorldOptions;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.ImageReader;
import dev.sightline.core.media.VideoFrame.PixelLayout;
import dev.sightline.core.media.VideoWriter;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.data.LabelledVideo;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Films of items that are none: pictures shown one after the other, and drawn scenes. Attacks then
 * go the way of any video, pixels and compression included. What was made is kept.
 *
 * @param folder where films are kept
 */
record MadeFilms(Path folder) {
  /** Of the world that is measured on everywhere. */
  private static final long WORLD = 20_261_123;

  /** Side of a picture, px. */
  private static final int SIDE = 224;

  /** A picture stands for as long as a clip of the models of everyday life. */
  private static final int FRAMES = 16;

  private static final Fraction RATE = Fraction.of(25);

  /** Nearly without loss. */
  private static final double BITS_PER_PIXEL = 2;

  /** Writes a film. */
  @FunctionalInterface
  private interface Film {
    void write(Path to) throws SightlineException;
  }

  /** Films of a set; those that are films already are taken as they are. */
  List<RobustItem> of(AttackedSet set, List<LabelledVideo> all, boolean text, Progress progress)
      throws SightlineException {
    List<RobustItem> items = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      LabelledVideo v = all.get(i);
      Path film = v.video();
      if (!v.stills().isEmpty()) {
        progress.checkCancelled();
        progress.update((double) i / all.size(), Phrase.of("Making films of pictures"));
        film = made(name(set, v), to -> show(v.stills(), to));
      }
      items.add(
          new RobustItem(
              v.name(), film, text ? v.texts().getFirst() : "", v.label(), set.isOpen()));
    }
    return items;
  }

  /** Questions about one picture share its film. */
  private static String name(AttackedSet set, LabelledVideo v) {
    String pictures =
        v.stills().stream()
            .map(p -> p.getParent().getFileName() + "-" + p.getFileName())
            .collect(Collectors.joining("+"));
    return set.key() + "-" + pictures;
  }

  private static void show(List<Path> stills, Path to) throws SightlineException {
    try (VideoWriter writer = VideoWriter.create(to, SIDE, SIDE, RATE, BITS_PER_PIXEL)) {
      for (Path still : stills) {
        byte[] pixels = ImageReader.read(still, SIDE, SIDE, PixelLayout.RGB24).pixels();
        for (int k = 0; k < FRAMES; k++) {
          writer.write(pixels);
        }
      }
      writer.finish();
    }
  }

  /** Sentences about drawn scenes. */
  List<RobustItem> drawn(LabTask task, String split, int count, boolean text, Progress progress)
      throws SightlineException {
    Laboratory world = new Laboratory(WORLD, WorldOptions.STANDARD);
    Split part = split(split);
    List<RobustItem> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      LabItem item = world.item(task, part, i);
      tell(i, count, progress);
      items.add(
          new RobustItem(
              item.id(),
              scene(task.key() + "-" + split + "-" + i, item.scene(), progress),
              text ? item.sentence().text() : "",
              task.labels().get(item.label()),
              false));
    }
    return items;
  }

  /** Questions of each kind in turn. */
  List<RobustItem> asked(String split, int count, Progress progress) throws SightlineException {
    Laboratory world = new Laboratory(WORLD, WorldOptions.STANDARD);
    Split part = split(split);
    List<RobustItem> items = new ArrayList<>();
    QuestionKind[] kinds = QuestionKind.values();
    for (int round = 0; items.size() < count; round++) {
      for (QuestionKind kind : kinds) {
        long number = (long) round * (kind.scenes().isPaired() ? 2 : 1);
        Scene scene = world.item(kind.scenes(), part, number).scene();
        List<SceneQuestion> questions =
            new SceneQuestions(new SplittableRandom(WORLD + number)).about(scene, kind);
        if (questions.isEmpty() || items.size() == count) {
          continue;
        }
        tell(items.size(), count, progress);
        SceneQuestion q = questions.get(round % questions.size());
        String name = kind.key() + "-" + split + "-" + number;
        items.add(
            new RobustItem(
                name,
                scene("asked-" + name, scene, progress),
                q.text(),
                QuestionKind.ANSWERS.get(q.answer()),
                false));
      }
    }
    return items;
  }

  private Path scene(String name, Scene scene, Progress progress) throws SightlineException {
    WorldOptions options = WorldOptions.STANDARD;
    return made(name, to -> SceneFilm.write(scene, options.side(), options.rateHz(), to, progress));
  }

  private static void tell(int done, int of, Progress progress) throws SightlineException {
    progress.checkCancelled();
    progress.update((double) done / of, Phrase.of("drawing {0}", done + 1));
  }

  private static Split split(String key) throws SightlineException {
    return Arrays.stream(Split.values())
        .filter(s -> s.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new SightlineException(
                    Problem.UNSUPPORTED,
                    Phrase.of("There is no split “{0}”: one of train, dev, test.", key)));
  }

  /** A film that stands whole or not at all. */
  private Path made(String name, Film film) throws SightlineException {
    Path file = folder.resolve(name.replaceAll("[^\\p{Alnum}._+-]", "_") + ".mp4");
    if (Files.exists(file)) {
      return file;
    }
    Path half = file.resolveSibling("half-" + ProcessHandle.current().pid() + ".mp4");
    try {
      Files.createDirectories(folder);
      film.write(half);
      Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
      return file;
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE,
          Phrase.of(
              "The folder {0} cannot be written to; is there space, and may you write there?",
              folder),
          e);
    } finally {
      half.toFile().delete();
    }
  }
}
