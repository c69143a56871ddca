package dev.sightline.core.library.importing;

import dev.sightline.core.library.VideoPlace;
import dev.sightline.core.text.Sidecars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What the disk says of a file without reading it.
 *
 * @param bytes its size; 0 if there is none
 * @param modified when it was last written, ms exactly; the epoch if there is none
 * @param sidecars names, sizes and times of the files beside it
 */
record FileState(long bytes, Instant modified, String sidecars) {
  static FileState of(Path file) {
    try {
      BasicFileAttributes own = Files.readAttributes(file, BasicFileAttributes.class);
      List<String> beside = new ArrayList<>();
      for (Path sidecar : Sidecars.files(file)) {
        BasicFileAttributes a = Files.readAttributes(sidecar, BasicFileAttributes.class);
        beside.add(sidecar.getFileName() + " " + a.size() + " " + a.lastModifiedTime().toMillis());
      }
      return new FileState(
          own.size(),
          own.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.MILLIS),
          String.join("\n", beside));
    } catch (IOException e) {
      return new FileState(0, Instant.EPOCH, ""); // reading it will say why
    }
  }

  VideoPlace place(Path file) {
    return new VideoPlace(file, bytes, modified, sidecars);
  }
}
