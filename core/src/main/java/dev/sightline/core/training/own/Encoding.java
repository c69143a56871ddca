package dev.sightline.core.training.own;

import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.bundle.BundleManifest;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.data.own.CheckedVideo;
import dev.sightline.core.training.data.own.DataReport;
import dev.sightline.core.words.Phrase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Turns the videos of a set into inputs of a head, each video once, whenever it is asked. */
final class Encoding {
  /** Texts of a video that are used. */
  private static final int TEXTS = 3;

  private final Path folder;
  private final String weights;

  /**
   * @param folder where vectors are kept
   */
  Encoding(Path folder, ModelBundle base) {
    this.folder = folder;
    this.weights = base.manifest().file(BundleManifest.WEIGHTS).orElseThrow().sha256();
  }

  /** Opens the model when the first video needs it. */
  @FunctionalInterface
  interface Opener {
    FrozenModel open() throws SightlineException;
  }

  /**
   * @param skipped told of each video that cannot be read
   */
  List<Example> run(DataReport report, Opener opener, List<Skipped> skipped, Progress progress)
      throws SightlineException {
    List<Example> examples = new ArrayList<>();
    int n = report.videos().size();
    for (int i = 0; i < n; i++) {
      CheckedVideo video = report.videos().get(i);
      progress.checkCancelled();
      progress.update((double) i / n, Phrase.of("encoding video {0} of {1}", i + 1, n));
      Path file = folder.resolve(key(video) + ".safetensors");
      try {
        Optional<VideoVectors> known = VideoVectors.read(file);
        VideoVectors vectors =
            known.isPresent() ? known.get() : made(video, opener.open(), file, progress);
        examples.add(new Example(video, vectors, report.labels().indexOf(video.video().label())));
      } catch (CancelledException e) {
        throw e;
      } catch (SightlineException e) {
        if (e.problem() != Problem.MEDIA) {
          throw e;
        }
        skipped.add(new Skipped(video.video().name(), e.userMessage()));
      }
    }
    return examples;
  }

  private static VideoVectors made(
      CheckedVideo video, FrozenModel model, Path file, Progress progress)
      throws SightlineException {
    List<String> texts = video.video().texts();
    VideoVectors vectors =
        model.vectors(
            model.encode(video.video(), stopOnly(progress)),
            texts.subList(0, Math.min(TEXTS, texts.size())));
    vectors.write(file);
    return vectors;
  }

  /** Passes the wish to stop on; how far one video is would only make the line jump. */
  private static Progress stopOnly(Progress progress) {
    return new Progress() {
      @Override
      public void update(double fraction, Phrase message) {}

      @Override
      public boolean isCancelled() {
        return progress.isCancelled();
      }
    };
  }

  private String key(CheckedVideo v) {
    String words =
        String.join(
            "\u0000",
            weights,
            v.sha256(),
            v.video().segment().toString(),
            v.video().texts().toString());
    return sha256(words);
  }

  /** Hash of words, hex. */
  static String sha256(String words) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
