package dev.sightline.core.training.data.own;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A data set whose videos are files of a few letters, opened by a stand-in. */
record SetFolder(Path root) {
  /** What stands in a file that is no video. */
  static final String BROKEN = "broken";

  /** Writes a file whose content is its own name. */
  SetFolder video(String name) {
    return file(name, name);
  }

  SetFolder file(String name, String content) {
    return file(name, content.getBytes(StandardCharsets.UTF_8));
  }

  SetFolder file(String name, byte[] content) {
    try {
      Path file = root.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  DataReport check() throws SightlineException {
    return check(root);
  }

  DataReport check(Path source) throws SightlineException {
    return DataCheck.run(SetReader.read(source), 1, SetFolder::open, Progress.NONE);
  }

  private static void open(Path video) throws SightlineException {
    try {
      if (Files.readString(video).equals(BROKEN)) {
        throw new SightlineException(Problem.MEDIA, "no video");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
