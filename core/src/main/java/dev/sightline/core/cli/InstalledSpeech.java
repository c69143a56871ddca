package dev.sightline.core.cli;

import dev.sightline.core.model.bundle.SpeechBundle;
import dev.sightline.core.model.bundle.SpeechFiles;
import dev.sightline.core.model.speech.SpeechModel;
import dev.sightline.core.model.speech.SpeechReader;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.BuiltInText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The heads for speech that come with the product, and those of the user's. Stateless. */
public final class InstalledSpeech {
  private static final String ROOT = "/dev/sightline/resources/models/speech";

  private InstalledSpeech() {}

  /**
   * Opens them. Reads files: not on the FX thread.
   *
   * @param folder of heads of one's own; empty, or none of that name: those of the product
   * @throws SightlineException {@code BUNDLE} if they are broken; {@code UNSUPPORTED} if this build
   *     has none
   */
  static SpeechBundle bundle(Optional<Path> folder) throws SightlineException {
    if (folder.isPresent() && Files.isDirectory(folder.get())) {
      return SpeechFiles.open(folder.get());
    }
    if (!isThere()) {
      throw new SightlineException(
          Problem.UNSUPPORTED, "This build has no heads for speech; name a folder with --bundle.");
    }
    return SpeechFiles.openResource(ROOT);
  }

  /** True if heads for speech come with this build. */
  static boolean isThere() {
    return InstalledSpeech.class.getResource(ROOT + "/" + SpeechFiles.DESCRIPTION) != null;
  }

  /**
   * Opens those of the product for use, for English words.
   *
   * @return to be closed; empty if this build has none
   * @throws SightlineException if they are broken, or the native engine cannot load them
   */
  public static Optional<SpeechReader> open() throws SightlineException {
    if (!isThere()) {
      return Optional.empty();
    }
    SpeechBundle bundle = bundle(Optional.empty());
    return Optional.of(
        new SpeechModel(
            BuiltInText.of(bundle.description().textEncoder()).orElseThrow(),
            bundle.description().sizes(),
            bundle.weights().tensors(),
            1));
  }
}
